import type { Tx } from '../../db/handles.ts';
import { findAttachment } from '../../db/incident-tickets.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import type { Ticket } from '../../db/tickets.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isOpen } from '../../domain/ticket/status.ts';

/** What keeps a ticket from becoming part of an incident; undefined: nothing, or it is part of it already (INC-12). */
export async function whyNot(tx: Tx, incident: Incident, ticket: Ticket): Promise<Refusal | undefined> {
  const { id, number, status, mergedIntoId } = ticket;
  if (mergedIntoId) {
    return new Refusal(
      'incident.merged-ticket',
      `Nothing was attached: ticket ${number} is merged into another. Attach that one.`,
      'tickets',
    );
  }
  if (!isOpen(status)) {
    return new Refusal(
      'incident.closed-ticket',
      `Nothing was attached: ticket ${number} is ${status}. *Reopen* it first.`,
      'tickets',
    );
  }
  const attached = await findAttachment(tx, id);
  if (!attached || attached.incidentId === incident.id) return undefined;
  const other = await getIncident(tx, attached.incidentId);
  // Nobody is told which private one it is (INC-10).
  const name = other.isPrivate ? 'another incident' : incidentName(other);
  return new Refusal(
    'incident.attached-elsewhere',
    `Nothing was attached: ticket ${number} is part of ${name}. Take it out there first.`,
    'tickets',
  );
}
