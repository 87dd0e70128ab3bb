import { insertDue, insertDueOnce } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { isOpen, nextOpening } from '../../domain/time/business-time.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { addCalendarDays, timeOn } from '../../domain/time/calendar-days.ts';
import { dateAt } from '../../domain/time/local-days.ts';
import { drawRadar } from '../send/staff.ts';

/** The kind of the due row that brings the daily note. */
export const NOTE_RADAR = 'note-radar';

/** At start; a note that is overdue stays so. */
export async function scheduleRadar(
  tx: Tx,
  calendar: Calendar,
  workspaceId: string,
  now: Date,
): Promise<void> {
  await insertDueOnce(tx, { workspaceId, kind: NOTE_RADAR, subject: '', dueAt: nextNote(calendar, now) });
}

/** A quiet note when the desk opens, once for each day of work; late after down-time, and never while it is closed. */
export async function noteRadar(tx: Tx, calendar: Calendar, workspaceId: string, now: Date): Promise<void> {
  if (isOpen(calendar, now)) await drawRadar(tx, workspaceId, now);
  await insertDue(tx, { workspaceId, kind: NOTE_RADAR, subject: '', dueAt: nextNote(calendar, now) });
}

/** When the desk opens next, for the first time on its day. */
function nextNote(calendar: Calendar, now: Date): Date {
  const today = firstOpening(calendar, now);
  return today > now ? today : firstOpening(calendar, addCalendarDays(calendar.zone, now, 1));
}

const firstOpening = (calendar: Calendar, on: Date): Date =>
  nextOpening(calendar, timeOn(calendar.zone, dateAt(calendar.zone, on)) ?? on);
