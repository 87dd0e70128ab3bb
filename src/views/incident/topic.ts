import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { headName } from '../../domain/incident/name.ts';
import { shorten } from '../../domain/message/slack-text.ts';
import { sentence } from '../ticket/card.ts';

/** Slack's longest topic. */
const LONGEST = 250;

/** Plain text: severity, status, who leads (incident-design, choreography). */
export function roomTopic(incident: IncidentFacts): string {
  const { severity, state, roles } = incident;
  const parts = [
    headName(incident),
    severity ? `severity ${severity}` : 'severity unknown',
    sentence(state),
    roles.commander ? `commander ${roles.commander}` : 'no commander yet',
  ];
  return shorten(parts.join(' · '), LONGEST);
}
