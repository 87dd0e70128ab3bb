import { deleteDue, insertDue, insertNewDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, type Ticket, updateTicket } from '../../db/tickets.ts';
import { takeTouched, untouch } from '../../db/touched.ts';
import { nextDueAt } from '../../domain/clock/clock.ts';
import type { Happened } from '../../domain/clock/life.ts';
import type { Policy } from '../../policy/policy.ts';
import { sendCard } from '../send/row.ts';
import { type Clocked, clocksFrom, nextAlarmAt } from './read-clocks.ts';

/** The kind of the due row that tells of a ticket's clocks when one of them wants it; one for each ticket. */
export const CLOCK = 'clock';

/**
 * SLA-2: at the end of every transaction, the tickets to whose history it has added get their next due moment and
 * their due row anew. So no service has to think of clocks, and none can forget them.
 */
export async function keepClocks(tx: Tx, policy: Policy, now: Date): Promise<void> {
  for (const ticketId of takeTouched(tx)) await keepClocksOf(tx, policy, await getTicket(tx, ticketId), now);
}

async function keepClocksOf(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  const plan = planOf(policy, ticket, await listTicketEvents(tx, ticket.id), now);
  if (await keepPlan(tx, ticket, plan)) await sendCard(tx, ticket, now);
}

/** True if it is due at another moment now. */
export async function keepPlan(tx: Tx, ticket: Ticket, plan: Plan): Promise<boolean> {
  const isMoved = ticket.nextDueAt?.getTime() !== plan.nextDueAt?.getTime();
  if (isMoved) await updateTicket(tx, ticket.id, { nextDueAt: plan.nextDueAt });
  await planDue(tx, ticket, plan);
  return isMoved;
}

async function planDue(tx: Tx, { id, workspaceId }: Ticket, { alarmAt }: Plan): Promise<void> {
  const subject = String(id);
  if (alarmAt) await insertDue(tx, { workspaceId, kind: CLOCK, subject, dueAt: alarmAt });
  else await deleteDue(tx, workspaceId, CLOCK, subject);
}

export interface Plan {
  readonly nextDueAt: Date | null;
  readonly alarmAt: Date | null;
}

export function planOf(policy: Policy, ticket: Clocked, history: readonly Happened[], now: Date): Plan {
  const clocks = clocksFrom(policy, ticket, history, now);
  return { nextDueAt: nextDueAt(clocks), alarmAt: nextAlarmAt(policy, ticket, clocks, history) };
}

/** What a ticket that is being filed will want, before it is in the database. */
export function planOfNew(
  policy: Policy,
  ticket: { readonly groupKey?: string | null | undefined; readonly isImported?: boolean | undefined },
  filedAt: Date,
): Plan {
  const filed = { id: 0, kind: 'filed', detail: {}, actorId: '', at: filedAt };
  const { groupKey = null, isImported = false } = ticket;
  return planOf(policy, { groupKey, isImported }, [filed], filedAt);
}

/** The due row of a ticket that has just been filed by that plan: nothing needs to be read for it. */
export async function startClocks(tx: Tx, { id, workspaceId }: Ticket, { alarmAt }: Plan): Promise<void> {
  if (alarmAt) await insertNewDue(tx, { workspaceId, kind: CLOCK, subject: String(id), dueAt: alarmAt });
  untouch(tx, id);
}
