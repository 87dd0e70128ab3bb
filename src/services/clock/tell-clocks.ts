import { type DueRow, insertDue, listDueOfKind, takeDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { touch } from '../../db/touched.ts';
import { transact } from '../../db/transact.ts';
import type { Alarm } from '../../domain/clock/alarm.ts';
import { clockWords, type Tiding } from '../../domain/clock/words.ts';
import { isOpen, nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { calendarOf } from './calendar-of.ts';
import { CLOCK } from './keep-clocks.ts';
import { raiseAlarms } from './raise-alarms.ts';
import { alarmsDue } from './read-clocks.ts';

const AT_ONCE = 100;

/** So long after its moment something is told even if the desk has just closed. */
const JUST_NOW_MS = 15 * 60 * 1000;

/** All that is due is told together, so that nobody gets a message for each of many tickets (SLA-3, N-4). */
export function tellClocks({ db, now, policy }: Desk): Promise<void> {
  return transact(db, async (tx) => {
    const taken: DueRow[] = [];
    for (const row of await listDueOfKind(tx, CLOCK, now(), AT_ONCE))
      if (await takeDue(tx, row)) taken.push(row);
    await tellClocksOf(tx, policy, taken, now());
  });
}

/** What one person hears, of however many tickets. */
interface Letter {
  readonly workspaceId: string;
  readonly personId: string;
  /** The first event it tells of: no other letter does. */
  readonly eventId: number;
  readonly tidings: Tiding[];
}

/** Of tickets whose due rows have been taken; what comes next is planned at the end of the transaction. */
export async function tellClocksOf(
  tx: Tx,
  policy: Policy,
  rows: readonly DueRow[],
  now: Date,
): Promise<void> {
  const letters = new Map<string, Letter>();
  for (const { subject } of rows) {
    const ticket = await getTicket(tx, Number(subject));
    const due = alarmsDue(policy, ticket, await listTicketEvents(tx, ticket.id), now);
    const heldUntil = restOf(policy, ticket, due, now);
    if (heldUntil) {
      await insertDue(tx, { workspaceId: ticket.workspaceId, kind: CLOCK, subject, dueAt: heldUntil });
      continue;
    }
    touch(tx, ticket.id);
    for (const { personId, eventId, tiding } of await raiseAlarms(tx, policy, ticket, due, now)) {
      const { workspaceId } = ticket;
      const key = `${workspaceId}:${personId}`;
      const letter = letters.get(key) ?? { workspaceId, personId, eventId, tidings: [] };
      letter.tidings.push(tiding);
      letters.set(key, letter);
    }
  }
  for (const { workspaceId, personId, eventId, tidings } of letters.values()) {
    await tellPerson(tx, workspaceId, personId, `clock:${eventId}:${personId}`, clockWords(tidings), now);
  }
}

/** What comes late, after down-time, waits for service hours: it is a reminder, and no page (N-5). */
function restOf(
  policy: Policy,
  { groupKey }: Ticket,
  due: readonly (readonly Alarm[])[],
  now: Date,
): Date | undefined {
  const calendar = calendarOf(policy, groupKey);
  const isLate = due.flat().every(({ at }) => now.getTime() - at.getTime() > JUST_NOW_MS);
  return due.length > 0 && isLate && !isOpen(calendar, now) ? nextOpening(calendar, now) : undefined;
}
