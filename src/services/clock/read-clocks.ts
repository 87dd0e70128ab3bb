import type { Db } from '../../db/handles.ts';
import { listTicketEvents, type TicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Clock, clocksOf } from '../../domain/clock/clock.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from './calendar-of.ts';

type Kept = Pick<Ticket, 'id' | 'groupKey' | 'isImported'>;

/** A ticket's clocks from its history (SLA-2). What was imported was never promised anything (IN-5). */
export function clocksFrom(
  policy: Policy,
  ticket: Kept,
  history: readonly TicketEvent[],
  now: Date,
): Clock[] {
  if (ticket.isImported) return [];
  return clocksOf(calendarOf(policy, ticket.groupKey), policy.clocks.targets, history, now);
}

export async function readClocks(db: Db, policy: Policy, ticket: Kept, now: Date): Promise<Clock[]> {
  return clocksFrom(policy, ticket, await listTicketEvents(db, ticket.id), now);
}
