import type { Tx } from '../../db/handles.ts';
import { listAttachments } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import { allClearWords, falseAlarmWords } from '../../domain/incident/affected-words.ts';
import { tellAffected } from '../send/requester.ts';
import { detachOne } from './attach-tickets.ts';

/** INC-12: the end of it for everybody affected: each is told in their own thread, and their ticket is back with the desk. */
export async function endForAffected(
  tx: Tx,
  incident: Incident,
  by: By,
  end: 'over' | 'false alarm',
  now: Date,
): Promise<void> {
  const words = end === 'over' ? allClearWords : falseAlarmWords;
  for (const attachment of await listAttachments(tx, incident.id)) {
    if (attachment.detachedAt) continue;
    const ticket = await detachOne(tx, incident, by, attachment, end, now);
    const ofIncident = { incidentId: incident.id, what: 'closing' } as const;
    const effect = `incident-end:${incident.id}:${now.getTime()}`;
    await tellAffected(tx, ticket, ofIncident, effect, words(ticket), now);
  }
}
