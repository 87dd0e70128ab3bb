import type { Button } from '@slack/types';
import { isDrill } from '../../domain/incident/drill.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { lasted } from '../../domain/incident/life-words.ts';
import type { WhereMerged } from '../../domain/incident/merge-words.ts';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { tellCalling } from '../../domain/incident/tell-calling.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { button, context, type Drawn, section } from '../blocks.ts';
import {
  INCIDENT_COMMAND,
  INCIDENT_JOIN,
  INCIDENT_RESPOND,
  INCIDENT_SAME_THING,
  INCIDENT_SUBSCRIBE,
} from './ids.ts';

/** The one message of an incident among the headlines, drawn anew whenever something about it changes (INC-2). */
export function headline(incident: IncidentFacts): Drawn {
  const title = `${sign(incident)}*${headName(incident)}*  ${escapeText(incident.title)}`;
  const buttons = isGoingOn(incident.state) ? [...partButtons(incident), ...lookerButtons(incident)] : [];
  return {
    text: `${headName(incident)}, ${standing(incident)}: ${escapeText(incident.title)}`,
    blocks: [
      section(title),
      ...(isDrill(incident) ? [context(PRACTICE)] : []),
      section(standing(incident)),
      ...(incident.calling ? [section(tellCalling(incident.calling))] : []),
      ...(nextUpdate(incident) ? [context(nextUpdate(incident))] : []),
      ...(where(incident) ? [context(where(incident))] : []),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, block_id: 'headline', elements: buttons }] : []),
    ],
  };
}

/** Of a drill nothing stands before the word. */
export const sign = (incident: Named): string => (isDrill(incident) ? '' : '🚨 ');

/** For whoever meets a drill. */
export const PRACTICE = 'Practice, run as the real thing. Nobody outside is told, and no figure counts it.';

/** State, severity, who leads and who is at it, in one line. */
export function standing(incident: IncidentFacts): string {
  const { severity, hits, roles, responders } = incident;
  const command = roles.commander ? `Commander ${escapeText(roles.commander)}` : '⚠️ Nobody is in command';
  const others = responders.filter((name) => name !== roles.commander);
  return [
    tellState(incident),
    severity ? `Severity ${severity}` : 'Severity unknown',
    ...(hits.length > 0 ? [hits.join(', ')] : []),
    command,
    ...(others.length > 0 ? [`Responders ${others.map(escapeText).join(', ')}`] : []),
  ].join('  ·  ');
}

/** “Resolved after 2 h 10 min” of what has ended well, whatever is still written about it. */
export function tellState({ state, declaredAt, containedAt, resolvedAt, mergedInto }: IncidentFacts): string {
  if (mergedInto) return `Part of ${mergedInto.name} now`;
  if (resolvedAt) {
    const after = `Resolved after ${lasted(declaredAt, resolvedAt)}`;
    return state === 'resolved' ? after : `${after} (${state})`;
  }
  return state === 'monitoring' && containedAt
    ? `Monitoring, contained since ${dateToken(containedAt)}`
    : sentence(state);
}

/** When people hear more, and how much they have heard; empty where nothing is due. */
export function nextUpdate({ nextBy, sitreps }: IncidentFacts): string {
  const sent = sitreps > 0 ? `Sitrep ${sitreps}` : 'No sitrep yet';
  return nextBy ? `${sent}  ·  *Next update by ${dateToken(nextBy)}*` : '';
}

function where(incident: IncidentFacts): string {
  const { declarer, declaredAt, roomChannelId, isInThread, sourceLink, mergedInto, state } = incident;
  if (mergedInto)
    return [whereMerged(mergedInto), `Declared by ${escapeText(declarer)} ${dateToken(declaredAt)}`].join(
      '  ·  ',
    );
  const work = isGoingOn(state) ? 'Work goes on' : 'Worked on';
  return [
    `Declared by ${escapeText(declarer)} ${dateToken(declaredAt)}`,
    ...(roomChannelId ? [`${work} in <#${roomChannelId}>`] : []),
    ...(isInThread ? [`${work} in this thread`] : []),
    ...(sourceLink ? [`<${sourceLink}|Where it began>`] : []),
  ].join('  ·  ');
}

export function whereMerged({ name, roomChannelId, headlineLink }: WhereMerged & { name: string }): string {
  if (roomChannelId) return `Work goes on in <#${roomChannelId}>`;
  return headlineLink
    ? `Work goes on under <${headlineLink}|the headline of ${name}>`
    : `Work goes on in ${name}`;
}

/** What a drill supposes nobody sees. */
function lookerButtons(incident: IncidentFacts): Button[] {
  const value = String(incident.id);
  const name = incidentName(incident);
  return [
    button('Subscribe', INCIDENT_SUBSCRIBE, value, `sitreps of ${name}`),
    ...(isDrill(incident) ? [] : [button('Same thing here', INCIDENT_SAME_THING, value, name)]),
  ];
}

/** What anybody can do who reads of it. */
export function partButtons(incident: IncidentFacts): Button[] {
  const value = String(incident.id);
  const about = incidentName(incident);
  return [
    { ...button('I’m responding', INCIDENT_RESPOND, value, about), style: 'primary' },
    button('Take command', INCIDENT_COMMAND, value, about),
    button('Join', INCIDENT_JOIN, value, about),
  ];
}
