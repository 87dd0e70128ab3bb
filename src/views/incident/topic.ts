import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { headName } from '../../domain/incident/name.ts';
import { wallTime } from '../../domain/message/dates.ts';
import { sentence } from '../../domain/message/sentence.ts';
import { shorten } from '../../domain/message/slack-text.ts';

/** Slack's longest topic. */
const LONGEST = 250;

/** Plain text: severity, status, who leads, when more is heard, on the desk's own clock (incident-design, T-2). */
export function roomTopic(incident: IncidentFacts, zone: string): string {
  const { severity, state, hits, roles, sitreps, nextBy, mergedInto } = incident;
  const standing = [
    severity ? `severity ${severity}` : 'severity unknown',
    mergedInto ? `Part of ${mergedInto.name}` : sentence(state),
    ...(hits.length > 0 ? [hits.join(', ')] : []),
    roles.commander ? `commander ${roles.commander}` : 'no commander yet',
    ...(sitreps > 0 ? [`sitrep ${sitreps}`] : []),
    ...(nextBy ? [`next update by ${wallTime(nextBy, zone)}`] : []),
  ].join(' · ');
  const title = `${headName(incident)}: ${incident.title}`;
  // A long title gives way: whoever looks here wants to know how it stands.
  return shorten(`${shorten(title, Math.max(LONGEST - standing.length - 3, 20))} · ${standing}`, LONGEST);
}
