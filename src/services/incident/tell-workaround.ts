import type { Tx } from '../../db/handles.ts';
import { listAttachments } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { getTicket } from '../../db/tickets.ts';
import { workaroundWords } from '../../domain/incident/affected-words.ts';
import { tellAffected } from '../send/requester.ts';

/** What gets the people affected on until it is over, at once; of a private one it would tell too much (INC-10, UPD-2). */
export async function tellWorkaround(
  tx: Tx,
  incident: Incident,
  workaround: string,
  sitrepNumber: number,
  now: Date,
): Promise<void> {
  if (incident.isPrivate) return;
  for (const { ticketId, workspaceId, detachedAt } of await listAttachments(tx, incident.id)) {
    if (detachedAt) continue;
    const ticket = await getTicket(tx, ticketId);
    const ofIncident = { incidentId: incident.id, what: 'workaround' } as const;
    const effect = `incident-workaround:${incident.id}:${sitrepNumber}`;
    await tellAffected(
      tx,
      { id: ticketId, workspaceId },
      ofIncident,
      effect,
      workaroundWords(ticket.number, workaround),
      now,
    );
  }
}
