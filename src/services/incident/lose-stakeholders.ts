import type { Tx } from '../../db/handles.ts';
import { getIncident } from '../../db/incidents.ts';
import { notPostedWords } from '../../domain/incident/stakeholder-words.ts';
import type { Words } from '../../domain/message/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Slack will not take it where stakeholders read: whoever leads gets it to copy. */
export async function loseStakeholders(
  tx: Tx,
  { incidents }: Policy,
  incidentId: number,
  { quote = '' }: Words,
  why: string,
  now: Date,
): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { commanderId } = incident;
  const words = notPostedWords(incident, incidents.stakeholders.channel ?? '', why, quote);
  const to = commanderId ? { personId: commanderId } : 'room';
  await sayIn(tx, incident, to, eachTime('stakeholders-lost'), words, now);
}
