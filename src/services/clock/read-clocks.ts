import type { Db } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Alarm, alarmsOf } from '../../domain/clock/alarm.ts';
import { type Clock, clocksOf } from '../../domain/clock/clock.ts';
import type { Happened } from '../../domain/clock/life.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from './calendar-of.ts';

export type Clocked = Pick<Ticket, 'groupKey' | 'isImported'>;

/** A ticket's clocks from its history (SLA-2). What was imported was never promised anything (IN-5). */
export function clocksFrom(
  policy: Policy,
  { groupKey, isImported }: Clocked,
  history: readonly Happened[],
  now: Date,
): Clock[] {
  if (isImported) return [];
  return clocksOf(calendarOf(policy, groupKey), policy.clocks.targets, history, now);
}

export async function readClocks(
  db: Db,
  policy: Policy,
  ticket: Clocked & Pick<Ticket, 'id'>,
  now: Date,
): Promise<Clock[]> {
  return clocksFrom(policy, ticket, await listTicketEvents(db, ticket.id), now);
}

/** When the next thing is to be told of its clocks (SLA-3); null: nothing of what runs. */
export function nextAlarmAt(
  policy: Policy,
  ticket: Clocked,
  clocks: readonly Clock[],
  history: readonly Happened[],
): Date | null {
  const calendar = calendarOf(policy, ticket.groupKey);
  let next: Date | null = null;
  for (const clock of clocks) {
    const { value: alarm } = alarmsOf(calendar, policy.clocks.alarms, clock, history).next();
    if (alarm && (!next || alarm.at < next)) next = alarm.at;
  }
  return next;
}

/** The alarms of each clock whose moment has come, where there are any, in order. */
export function alarmsDue(
  policy: Policy,
  ticket: Clocked,
  history: readonly Happened[],
  now: Date,
): Alarm[][] {
  const calendar = calendarOf(policy, ticket.groupKey);
  return clocksFrom(policy, ticket, history, now)
    .map((clock) => {
      const due: Alarm[] = [];
      for (const alarm of alarmsOf(calendar, policy.clocks.alarms, clock, history)) {
        if (alarm.at > now) break;
        due.push(alarm);
      }
      return due;
    })
    .filter((due) => due.length > 0);
}
