import { getActor } from '../../db/actors.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicketByNumber } from '../../db/tickets.ts';
import { type Timeline, timelinesOf } from '../../domain/clock/timeline.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { tellHours } from '../../domain/time/tell-hours.ts';
import type { Desk } from '../desk.ts';
import { calendarOf } from './calendar-of.ts';

export interface Explanation {
  readonly number: number;
  readonly isImported: boolean;
  readonly hours: string;
  readonly timelines: readonly Timeline[];
}

/** SLA-2: why a ticket's deadlines are what they are. */
export async function explainClocks(desk: Desk, caller: Caller, number: number): Promise<Explanation> {
  const { db, policy, now } = desk;
  const actor = await getActor(db, caller);
  const ticket = await getTicketByNumber(db, caller.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.why', ticket);
  const { isImported } = ticket;
  const calendar = calendarOf(policy, ticket.groupKey);
  const history = await listTicketEvents(db, ticket.id);
  const timelines = isImported ? [] : timelinesOf(calendar, policy.clocks.targets, history, now());
  return { number, isImported, hours: tellHours(calendar), timelines };
}
