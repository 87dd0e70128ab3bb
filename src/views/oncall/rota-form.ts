import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { readMinute } from '../../domain/assignment/read-until.ts';
import { type Rota, turnAt, USUAL_WEEKS } from '../../domain/oncall/rota.ts';
import { tellWeeks } from '../../domain/oncall/tell-change.ts';
import { weekdayOf } from '../../domain/time/calendar.ts';
import { dateAt, daysAfter } from '../../domain/time/local-days.ts';
import { placeOf } from '../../domain/time/tell-hours.ts';
import { tellTime } from '../../domain/time/tell-moment.ts';
import { context, dateInput, peopleInput, plain, selectInput, textInput } from '../blocks.ts';

export const ROTA_FORM = 'oncall.rota-form';

const MOST_MEMBERS = 30;
const WEEKS = [1, 2, 3, 4, 6, 8] as const;

/** Without people: no rota any more. */
export const rotaForm = z
  .object({
    members: z
      .array(z.string())
      .max(MOST_MEMBERS, `Choose at most ${MOST_MEMBERS} people.`)
      .nullish()
      .transform((ids) => ids ?? []),
    weeks: z
      .string('Choose how long a turn is.')
      .transform(Number)
      .refine((weeks) => (WEEKS as readonly number[]).includes(weeks), 'Choose how long a turn is.'),
    firstOn: z.string('Choose the day.'),
    time: z.string('Write a time of day, such as 10:00.').transform((text, ctx) => {
      const minute = readMinute(text);
      if (minute !== undefined && minute < 1440) return minute;
      ctx.addIssue({ code: 'custom', message: 'Write a time of day, such as 10:00.' });
      return z.NEVER;
    }),
  })
  .transform(({ members, time, ...rest }) =>
    members.length > 0 ? { ...rest, memberIds: members, minute: time } : null,
  );

/** What a first rota begins as: tier 2, who may not be named yet. */
interface Start {
  readonly rota: Rota | undefined;
  readonly tier2Ids: readonly string[];
  readonly zone: string;
  readonly now: Date;
}

export function rotaFormModal(start: Start): ModalView {
  const { zone } = start;
  const { memberIds, weeks, firstOn, time } = initial(start);
  return {
    type: 'modal',
    callback_id: ROTA_FORM,
    title: plain(start.rota ? 'Change the rota' : 'Make a rota'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      peopleInput('members', 'In turn', {
        optional: true,
        initialList: memberIds,
        hint: 'In this order. The first is on duty until the next hand-over, the second after that. Without anybody there is no rota.',
      }),
      selectInput(
        'weeks',
        'Length of a turn',
        WEEKS.map((count) => [String(count), tellWeeks(count)] as const),
        { initial: String(weeks) },
      ),
      dateInput('firstOn', 'Next hand-over on', {
        initial: firstOn,
        hint: 'Every later one is on the same day of the week.',
      }),
      textInput('time', `At (${placeOf(zone)} time)`, {
        maxLength: 5,
        initial: time,
        hint: 'Such as 10:00.',
      }),
      context('Whoever joins is told. The backup is the next in order.'),
    ],
  };
}

/** A rota that there is begins with whose turn it is now. */
function initial({ rota, tier2Ids, zone, now }: Start) {
  if (!rota) {
    const usual = { weeks: USUAL_WEEKS, time: '10:00' };
    return {
      ...usual,
      memberIds: tier2Ids.slice(0, MOST_MEMBERS),
      firstOn: mondayAfter(daysAfter(dateAt(zone, now), 7)),
    };
  }
  const current = turnAt(rota, now);
  const at = current.n % rota.memberIds.length;
  return {
    memberIds: [...rota.memberIds.slice(at), ...rota.memberIds.slice(0, at)],
    weeks: rota.weeks,
    firstOn: dateAt(zone, current.endsAt),
    time: tellTime(zone, current.endsAt),
  };
}

function mondayAfter(date: string): string {
  return weekdayOf(date) === 'mon' ? date : mondayAfter(daysAfter(date, 1));
}
