import type { Button } from '@slack/types';
import { isDrill } from '../../domain/incident/drill.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { tellHandover } from '../../domain/incident/handover.ts';
import { tellLinks } from '../../domain/incident/links.ts';
import { headName, incidentName } from '../../domain/incident/name.ts';
import { INCIDENT_ROLES } from '../../domain/incident/role.ts';
import { canReopen, isGoingOn } from '../../domain/incident/state.ts';
import { tellCalled, tellCalling } from '../../domain/incident/tell-calling.ts';
import { tellTracking } from '../../domain/incident/tracking-words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { listSome } from '../../domain/message/list-some.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, context, type Drawn, field, section } from '../blocks.ts';
import { INCIDENT_ASSESS } from './assess.ts';
import { INCIDENT_ATTACH } from './attach.ts';
import { INCIDENT_CONTAIN } from './contain.ts';
import { INCIDENT_EVIDENCE } from './evidence.ts';
import { nextUpdate, PRACTICE, partButtons, standing, tellState, whereMerged } from './headline.ts';
import { INCIDENT_CLOSE, INCIDENT_JOIN, INCIDENT_REPORT } from './ids.ts';
import { INCIDENT_MORE } from './more.ts';
import { INCIDENT_RECORD } from './record.ts';
import { INCIDENT_REOPEN } from './reopen.ts';
import { INCIDENT_RESOLVE } from './resolve.ts';
import { emptyRoleButtons } from './roles.ts';
import { INCIDENT_NOTHING_CHANGED, INCIDENT_SITREP } from './sitrep-form.ts';
import { INCIDENT_TASKS } from './tasks.ts';

/**
 * The pinned card of its room, or of its thread. Threads take no commands: what it has no button for is under *More*,
 * what is next comes first (INC-2).
 */
export function incidentCard(incident: IncidentFacts): Drawn {
  const { roles, severity, state, responders, declarer, declaredAt, sourceLink, title } = incident;
  const { hits, calling, called, handover, links, tracking } = incident;
  const empty = emptyRoleButtons(incident);
  const head = `*${headName(incident)}*  ${escapeText(title)}`;
  const held = INCIDENT_ROLES.filter((role) => role === 'commander' || roles[role]);
  const { tasks, tasksDone, followUps, leadsOpen, evidence, evidenceOpen } = incident.entries;
  const kept = [
    ...(tasks > 0 ? [`Tasks ${tasksDone} of ${tasks} done`] : []),
    ...(incident.tickets > 0 ? [`Tickets ${incident.tickets}, requesters ${incident.requesters}`] : []),
    ...(leadsOpen > 0 ? [`Leads ${leadsOpen} open`] : []),
    ...(followUps > 0 ? [`Follow-ups ${followUps}`] : []),
    ...(evidence > 0 ? [`${evidenceOpen > 0 ? '⚠️ ' : ''}Evidence ${evidenceOpen} of ${evidence} open`] : []),
  ];
  const notes = [
    ...(incident.mergedInto ? [whereMerged(incident.mergedInto)] : []),
    `Declared by ${escapeText(declarer)} ${dateToken(declaredAt)}`,
    ...(sourceLink ? [`<${sourceLink}|Where it began>`] : []),
    ...(links.length > 0 ? [tellLinks(links)] : []),
  ];
  const fields = [
    field('Status', tellState(incident)),
    field('Severity', severity ? sentence(severity) : 'Unknown: runs as high'),
    ...(hits.length > 0 ? [field('Hits', hits.join(', '))] : []),
    ...held.map((role) => field(sentence(role), roles[role] ? escapeText(roles[role]) : '⚠️ Nobody yet')),
    ...(responders.length > 0 ? [field('Responders', listSome(responders.map(escapeText)))] : []),
    ...(called.length > 0 ? [field('Called', tellCalled(called))] : []),
  ];
  return {
    text: `${headName(incident)}, ${standing(incident)}: ${escapeText(title)}`,
    blocks: [
      section(head),
      ...(isDrill(incident) ? [context(PRACTICE)] : []),
      { type: 'section', fields },
      ...(kept.length > 0 ? [context(kept.join('  ·  '))] : []),
      ...(calling ? [section(tellCalling(calling))] : []),
      ...(handover ? [section(tellHandover(handover))] : []),
      ...(nextUpdate(incident) ? [context(nextUpdate(incident))] : []),
      context(notes.join('  ·  ')),
      ...(tellTracking(tracking) ? [context(tellTracking(tracking))] : []),
      ...(isGoingOn(state)
        ? [
            { type: 'actions' as const, block_id: 'incident-acts', elements: actButtons(incident) },
            { type: 'actions' as const, block_id: 'record', elements: recordButtons(incident) },
            { type: 'actions' as const, block_id: 'incident', elements: partsOf(incident) },
            ...(empty.length > 0 ? [{ type: 'actions' as const, block_id: 'roles', elements: empty }] : []),
          ]
        : []),
      ...(canReopen(state)
        ? [{ type: 'actions' as const, block_id: 'ended', elements: endedButtons(incident) }]
        : []),
    ],
  };
}

/** Whoever reads the card of a room is in it. */
const partsOf = (incident: IncidentFacts): Button[] =>
  partButtons(incident).filter(({ action_id: id }) => incident.isInThread || id !== INCIDENT_JOIN);

function recordButtons(incident: IncidentFacts): Button[] {
  const value = String(incident.id);
  const about = incidentName(incident);
  return [
    button('Tasks and leads', INCIDENT_TASKS, value, about),
    button('Record', INCIDENT_RECORD, value, about),
    ...(isDrill(incident) ? [] : [button('People affected', INCIDENT_ATTACH, value, about)]),
    ...(incident.entries.evidence > 0 ? [button('Evidence', INCIDENT_EVIDENCE, value, about)] : []),
  ];
}

/** What is done by whoever runs it, as far as it has come. */
function actButtons({ state, sitreps, ...incident }: IncidentFacts): Button[] {
  const value = String(incident.id);
  const about = incidentName({ state, ...incident });
  const isAssessed = state === 'remediating' || state === 'monitoring';
  return [
    ...(isAssessed ? [] : [button('Assess', INCIDENT_ASSESS, value, about)]),
    button('Send sitrep', INCIDENT_SITREP, value, about),
    ...(sitreps > 0 ? [button('Nothing changed', INCIDENT_NOTHING_CHANGED, value, about)] : []),
    ...(state === 'remediating' ? [button('Contained', INCIDENT_CONTAIN, value, about)] : []),
    ...(isAssessed ? [button('Resolve', INCIDENT_RESOLVE, value, about)] : []),
    button('More', INCIDENT_MORE, value, about),
  ];
}

/** What is left to do when it is over. */
function endedButtons(incident: IncidentFacts): Button[] {
  const value = String(incident.id);
  const about = incidentName(incident);
  const { state } = incident;
  return [
    ...(state === 'retrospective'
      ? [
          button('Write the report', INCIDENT_REPORT, value, about),
          button('Close', INCIDENT_CLOSE, value, about),
          button('Tasks and leads', INCIDENT_TASKS, value, about),
        ]
      : []),
    ...(state === 'closed' ? [button('Report', INCIDENT_REPORT, value, about)] : []),
    button('Reopen', INCIDENT_REOPEN, value, about),
  ];
}
