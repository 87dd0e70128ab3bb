import { getActor } from '../../db/actors.ts';
import { listDueOf } from '../../db/due.ts';
import type { Db } from '../../db/handles.ts';
import { listUntold } from '../../db/silence.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { RadarFacts } from '../../domain/radar/facts.ts';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { FOLLOW_UP } from '../follow-up/alarm.ts';
import { ticketLines } from '../ticket/ticket-lines.ts';

/** More than anybody writes to in a day; beyond it the radar counts no further. */
const MOST = 200;

/**
 * UPD-4: whoever has heard nothing for so many days. Those who have been asked something are left out while the desk
 * itself asks again: it is their turn, and their next message has its date.
 */
export async function listSilent(
  db: Db,
  policy: Policy,
  workspaceId: string,
  now: Date,
  shown: number,
): Promise<RadarFacts> {
  const { silentDays } = policy.radar;
  const after = addCalendarDays(policy.calendars.desk.zone, now, -silentDays);
  const untold = await listUntold(db, workspaceId, after, MOST);
  const silent = await withoutFollowedUp(db, workspaceId, untold);
  const tickets = silent.slice(0, shown);
  const lines = await ticketLines(db, workspaceId, tickets, 'staff', now);
  return {
    silentDays,
    count: silent.length,
    isMore: untold.length === MOST,
    lines: lines.map((line, i) => ({ ...line, since: sinceOf(tickets[i]) ?? now })),
  };
}

const sinceOf = (ticket: Ticket | undefined): Date | undefined => ticket && (ticket.toldAt ?? ticket.filedAt);

async function withoutFollowedUp(db: Db, workspaceId: string, tickets: readonly Ticket[]): Promise<Ticket[]> {
  const waiting = tickets.filter(({ status, isSnoozed }) => status === 'waiting on requester' && !isSnoozed);
  const ids = waiting.map(({ id }) => String(id));
  const rung = new Set((await listDueOf(db, workspaceId, FOLLOW_UP, ids)).map(({ subject }) => subject));
  return tickets.filter((ticket) => !waiting.includes(ticket) || !rung.has(String(ticket.id)));
}

const ASKED_FOR = 20;

/** `/desk radar`. */
export async function readRadar(desk: Desk, caller: Caller): Promise<RadarFacts> {
  refuseUnlessMay(await getActor(desk.db, caller), 'ticket.list-all');
  return listSilent(desk.db, desk.policy, caller.workspaceId, desk.now(), ASKED_FOR);
}
