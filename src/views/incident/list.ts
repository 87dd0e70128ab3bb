import type { Button, KnownBlock } from '@slack/types';
import type { IncidentLine } from '../../domain/incident/facts.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, type Drawn, section } from '../blocks.ts';
import { INCIDENT_JOIN, INCIDENT_OPEN } from './ids.ts';

const NONE =
  'No incident goes on, and none has been. `/incident` and a few words declare one, at any hour; nobody minds a false alarm.';
const NO_DRILLS =
  'There has been no drill yet. `/incident drill` and a few words start one: the same as an incident, marked everywhere, and nobody outside is told.';
const CALM_DRILLS = 'No drill goes on. `/incident drill` and a few words start one.';
const CALM = 'No incident goes on. `/incident` and a few words declare one, at any hour.';

interface Listed {
  readonly goingOn: readonly IncidentLine[];
  readonly toReport: readonly IncidentLine[];
  readonly recent: readonly IncidentLine[];
}

/** `/incident list`: what goes on first, then what is still to be written, then what is over. */
export function incidentList({ goingOn, toReport, recent }: Listed, which: 'real' | 'drills'): Drawn {
  const all = [...goingOn, ...toReport, ...recent];
  const [none, quiet, some] =
    which === 'drills' ? [NO_DRILLS, CALM_DRILLS, 'Drills'] : [NONE, CALM, 'Incidents'];
  const text = all.length === 0 ? none : goingOn.length === 0 ? quiet : some;
  const calm = goingOn.length === 0 ? [section(text)] : [];
  return {
    text: all.length === 0 ? text : [text, ...all.map(lineText)].join('\n'),
    blocks: [
      ...calm,
      ...part('Going on', goingOn, joinable),
      ...part('Waiting for their report', toReport, opened),
      ...part('Over', recent, opened),
    ],
  };
}

function part(
  title: string,
  lines: readonly IncidentLine[],
  draw: (line: IncidentLine) => KnownBlock[],
): KnownBlock[] {
  return lines.length === 0 ? [] : [section(`*${title}*`), ...lines.flatMap(draw)];
}

const joinable = (line: IncidentLine): KnownBlock[] => [
  section(lineText(line)),
  {
    type: 'actions',
    block_id: `incident-${line.id}`,
    elements: [openButton(line), button('Join', INCIDENT_JOIN, String(line.id), incidentName(line))],
  },
];

const opened = (line: IncidentLine): KnownBlock[] => [
  { ...section(lineText(line)), accessory: openButton(line) },
];

const openButton = (line: IncidentLine): Button =>
  button('Open', INCIDENT_OPEN, String(line.id), incidentName(line));

function lineText(line: IncidentLine): string {
  const { title, state, severity, commander, declaredAt, resolvedAt } = line;
  const facts = [
    sentence(state),
    severity ? `Severity ${severity}` : 'Severity unknown',
    ...(commander ? [`Commander ${escapeText(commander)}`] : resolvedAt ? [] : ['⚠️ Nobody is in command']),
    `Declared ${dateToken(declaredAt)}`,
    ...(resolvedAt ? [`Resolved ${dateToken(resolvedAt)}`] : []),
  ];
  return `*${headName(line)}*  ${escapeText(title)}\n${facts.join('  ·  ')}`;
}
