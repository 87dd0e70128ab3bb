import { findEscalationOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import type { Ticket } from '../../db/tickets.ts';
import { withoutPeople } from '../../domain/escalation/leave-out.ts';
import { affectedOnIssue, workaroundOnIssue } from '../../domain/escalation/public-facts.ts';
import { listMerged } from '../ticket/merged.ts';
import { commentOnIssue } from './send-issue.ts';

/** Facts of a ticket that its engineers ought to know, on the issue, without anybody's name (ESC-4). */

export async function tellWorkaround(
  tx: Tx,
  ticket: Ticket,
  eventId: number,
  text: string,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationOf(tx, ticket.id);
  if (!escalation || ticket.isSensitive) return;
  const { name } = await getPerson(tx, ticket.workspaceId, ticket.requesterId);
  const said = workaroundOnIssue(withoutPeople(text, { name, email: null }));
  await commentOnIssue(tx, escalation, `workaround:${eventId}`, said, now);
}

/** Somebody else asked the same: how many it are now, and nothing of who (TRI-8). */
export async function tellAffected(tx: Tx, survivor: Ticket, merged: Ticket, now: Date): Promise<void> {
  const escalation = await findEscalationOf(tx, survivor.id);
  if (!escalation) return;
  const all = [survivor, ...(await listMerged(tx, survivor.id))];
  const others = all.filter(({ id }) => id !== merged.id).map(({ requesterId }) => requesterId);
  if (others.includes(merged.requesterId)) return;
  const count = new Set(others).size + 1;
  const effect = `affected:${escalation.id}:${merged.id}:${now.getTime()}`;
  await commentOnIssue(tx, escalation, effect, affectedOnIssue(count), now);
}
