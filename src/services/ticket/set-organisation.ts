import type { Tx } from '../../db/handles.ts';
import { updateOrganisation } from '../../db/people.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { findOrganisation } from '../organisation/find-organisation.ts';
import { redrawCardsOf } from './redraw-card.ts';

/** PPL-5: whom the requester works for, by hand; it counts for all their tickets. undefined or null changes nothing. */
export async function setOrganisation(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  by: By,
  key: string | null | undefined,
  now: Date,
): Promise<void> {
  if (!key) return;
  const chosen = policy.organisations.find((one) => one.key === key);
  if (!chosen) {
    const said = 'The policy does not know this organisation any more. Choose another.';
    throw new Refusal('organisation.unknown', said, 'organisation');
  }
  const { workspaceId, requesterId } = ticket;
  const before = await findOrganisation(tx, policy, workspaceId, requesterId);
  if (before?.key === key) return;
  await updateOrganisation(tx, workspaceId, requesterId, key);
  const fact = { kind: 'affiliated', from: before?.name ?? null, to: chosen.name } as const;
  await insertTicketEvent(tx, ticket, by, fact, now);
  await redrawCardsOf(tx, workspaceId, [requesterId], now);
}
