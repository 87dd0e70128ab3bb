import type { Escalation } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { listPrivateAttachments } from '../../db/incident-tickets.ts';
import type { Ticket } from '../../db/tickets.ts';
import { Refusal } from '../../domain/refusal.ts';

/** INC-10: nothing of a ticket goes to GitHub while it is part of a private incident. */
export async function refuseIfKeptPrivate(db: Db, { id, number }: Ticket): Promise<void> {
  const attached = await listPrivateAttachments(db, id);
  if (attached.every(({ detachedAt }) => detachedAt !== null)) return;
  throw new Refusal(
    'escalate.kept-private',
    `Nothing was sent: ticket ${number} is sensitive and part of an incident, and what belongs to that stays off GitHub until it is over.`,
  );
}

/** The same of what was to be sent before that was known: a new issue is then not opened afterwards either. */
export async function isKeptPrivate(
  db: Db,
  { ticketId, escalatedAt }: Escalation,
  isOpening: boolean,
): Promise<boolean> {
  const attached = await listPrivateAttachments(db, ticketId);
  return attached.some(
    ({ attachedAt, detachedAt }) => detachedAt === null || (isOpening && attachedAt > escalatedAt),
  );
}
