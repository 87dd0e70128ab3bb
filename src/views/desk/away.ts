import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Agent, OwnHours } from '../../domain/assignment/agent.ts';
import { readMinute } from '../../domain/assignment/read-until.ts';
import { WEEKDAYS } from '../../domain/time/calendar.ts';
import { placeOf } from '../../domain/time/tell-hours.ts';
import { dateInput, multiSelectInput, plain, radioInput, textInput } from '../blocks.ts';

export const DESK_AWAY = 'desk.away-form';

const minute = (like: string) =>
  z
    .string()
    .nullish()
    .transform((text, ctx) => {
      if (!text) return null;
      const value = readMinute(text);
      if (value !== undefined) return value;
      ctx.addIssue({ code: 'custom', message: `Write a time of day, such as ${like}.`, path: [] });
      return z.NEVER;
    });

const MOST = 1000;

/** Absence, own hours, and how much at once. */
export const awayForm = z
  .object({
    away: z.enum(['here', 'away'], 'Say whether you are here.'),
    until: z.string().nullish(),
    days: z
      .array(z.enum(WEEKDAYS))
      .nullish()
      .transform((days) => days ?? []),
    from: minute('09:00'),
    to: minute('17:00'),
    capacity: z
      .string()
      .nullish()
      .refine(
        (text) => !text || (/^\d{1,4}$/.test(text) && Number(text) <= MOST),
        `Write a number up to ${MOST}.`,
      )
      .transform((text) => (text ? Number(text) : null)),
  })
  .superRefine(({ days, from, to }, ctx) => {
    const complain = (path: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [path], message });
    const isNone = days.length === 0 && from === null && to === null;
    if (isNone) return;
    if (days.length === 0) complain('days', 'Choose the days as well, or leave both times empty.');
    if (from === null) complain('from', 'Say when you begin.');
    if (to === null) complain('to', 'Say when you end.');
    if (from !== null && to !== null && to <= from) complain('to', 'This is not after the time you begin.');
  });

export function hoursOf({ days, from, to }: z.output<typeof awayForm>): OwnHours | null {
  return days.length > 0 && from !== null && to !== null ? { days, from, to } : null;
}

const DAY_NAMES: Record<(typeof WEEKDAYS)[number], string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

interface Shown {
  readonly away: Agent['away'];
  /** The day they are back, in their own zone. */
  readonly backOn: string | undefined;
  readonly hours: OwnHours | null;
  readonly capacity: number | null;
  readonly usualCapacity: number;
  readonly zone: string;
}

export function awayModal({ away, backOn, hours, capacity, usualCapacity, zone }: Shown): ModalView {
  const time = (minutes: number | undefined) =>
    minutes === undefined
      ? undefined
      : `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return {
    type: 'modal',
    callback_id: DESK_AWAY,
    title: plain('My work'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      radioInput(
        'away',
        'Are you here?',
        [
          ['here', 'I am here'],
          ['away', 'I am away: give me no tickets'],
        ],
        { initial: away ? 'away' : 'here' },
      ),
      dateInput('until', 'Back on', {
        optional: true,
        initial: backOn,
        hint: 'The first day you work again. Without one, until you say so.',
      }),
      multiSelectInput(
        'days',
        'Days I work',
        WEEKDAYS.map((day) => [day, DAY_NAMES[day]] as const),
        {
          optional: true,
          initialList: hours?.days ?? [],
          hint: 'Only if they are not those of the group.',
        },
      ),
      textInput('from', `From (${placeOf(zone)} time)`, {
        maxLength: 5,
        optional: true,
        initial: time(hours?.from),
        hint: 'Such as 09:00.',
      }),
      textInput('to', `To (${placeOf(zone)} time)`, {
        maxLength: 5,
        optional: true,
        initial: time(hours?.to),
        hint: 'Such as 17:00.',
      }),
      textInput('capacity', 'Open tickets at most', {
        maxLength: 4,
        optional: true,
        initial: capacity === null ? undefined : String(capacity),
        hint: `Without a number, what your group has: ${usualCapacity}. 0: none are given to you.`,
      }),
    ],
  };
}
