import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { headName } from '../../domain/incident/name.ts';
import { INCIDENT_ROLES } from '../../domain/incident/role.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { context, type Drawn, field, section } from '../blocks.ts';
import { sentence } from '../ticket/card.ts';
import { partButtons, standing } from './headline.ts';

/** The pinned card of its room, or of its thread: every act is a button on it, since threads take no commands (INC-2). */
export function incidentCard(incident: IncidentFacts): Drawn {
  const { roles, severity, state, responders, declarer, declaredAt, sourceLink, title } = incident;
  const head = `*${headName(incident)}*  ${escapeText(title)}`;
  const held = INCIDENT_ROLES.filter((role) => role === 'commander' || roles[role]);
  const notes = [
    `Declared by ${escapeText(declarer)} ${dateToken(declaredAt)}`,
    ...(sourceLink ? [`<${sourceLink}|Where it began>`] : []),
  ];
  const fields = [
    field('Status', sentence(state)),
    field('Severity', severity ? sentence(severity) : 'Unknown: runs as high'),
    ...held.map((role) => field(sentence(role), roles[role] ? escapeText(roles[role]) : '⚠️ Nobody yet')),
    ...(responders.length > 0 ? [field('Responders', responders.map(escapeText).join(', '))] : []),
  ];
  return {
    text: `${headName(incident)}, ${standing(incident)}: ${escapeText(title)}`,
    blocks: [
      section(head),
      { type: 'section', fields },
      context(notes.join('  ·  ')),
      ...(isGoingOn(state)
        ? [{ type: 'actions' as const, block_id: 'incident', elements: partButtons(incident) }]
        : []),
    ],
  };
}
