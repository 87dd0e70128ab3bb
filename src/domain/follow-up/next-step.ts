import { timeOf } from '../ticket/origin.ts';
import { nextOpening } from '../time/business-time.ts';
import type { Calendar } from '../time/calendar.ts';
import { addCalendarDays } from '../time/calendar-days.ts';
import { type Asked, type Asking, askedIn, type Delivered, type Happened, sentOf } from './asked.ts';
import { type Hold, type Holdable, heldBy } from './held.ts';

/** In calendar days: the policy's part of it. */
export interface FollowUpDays {
  readonly askAgainDays: number;
  readonly noticeDays: number;
}

/** Nobody's silence closes a ticket sooner after the question, whatever the policy says (FUP-2). */
export const LEAST_DAYS = 7;

export type NextStep =
  | { readonly is: 'nothing' }
  | { readonly is: 'held'; readonly by: Hold }
  /** Decided, and not yet known to have arrived: nothing counts meanwhile. */
  | { readonly is: 'on its way'; readonly what: Asking }
  /** One of them did not arrive: nothing goes on by itself any more (FUP-2). */
  | { readonly is: 'stopped'; readonly what: Asking; readonly eventId: number; readonly why: string }
  | Dated;

export interface Dated {
  readonly is: 'follow-up' | 'closing notice' | 'closing';
  readonly at: Date;
  readonly asked: Asked;
}

export interface Waiting extends Holdable {
  /** Where the requester is written to now. */
  readonly conversationChannelId: string | null;
  /** Tickets of other requesters are merged into it: nobody has asked those twice, so one's silence is not theirs (TRI-8). */
  readonly hasOthers?: boolean;
  /** Something was asked while the engineers have it: silence may be asked after, and ends nothing (FUP-3). */
  readonly isEscalated?: boolean;
}

const NOTHING: NextStep = { is: 'nothing' };

/**
 * FUP-1 to FUP-4: what the desk does next for want of an answer, and when. It counts from what was delivered, in
 * calendar days of the desk's zone, and waits for service hours: whatever the clock of the moment says, no step
 * comes before the one ahead of it has arrived and its days have passed.
 */
export function nextStep(
  ticket: Waiting,
  history: readonly Happened[],
  days: FollowUpDays,
  calendar: Calendar,
): NextStep {
  const asked = askedIn(history);
  if (!asked) return NOTHING;
  for (const { what, eventId, delivered, undelivered } of sentOf(asked)) {
    const isElsewhere = delivered && delivered.channelId !== ticket.conversationChannelId;
    const why = undelivered ?? (isElsewhere ? MOVED : null);
    if (why) return { is: 'stopped', what, eventId, why };
    if (!delivered) return { is: 'on its way', what };
  }
  const by = heldBy({ ...ticket, isAttached: isAttachedIn(history) });
  if (by) return { is: 'held', by };
  const step = dated(asked, days, calendar);
  const isEnding = step.is === 'closing notice' || step.is === 'closing';
  if (ticket.isEscalated && isEnding) return { is: 'held', by: 'with the engineers' };
  return ticket.hasOthers && isEnding ? { is: 'held', by: 'others asked the same' } : step;
}

const isAttachedIn = (history: readonly Happened[]): boolean =>
  history.findLast(({ kind }) => kind === 'attached' || kind === 'detached')?.kind === 'attached';

/** The conversation goes on in another place; what stood in the old one may have been answered there. */
export const MOVED = 'moved';

function dated(asked: Asked, days: FollowUpDays, calendar: Calendar): NextStep {
  const { question, followUp, notice } = asked;
  const later = (from: Delivered, count: number) =>
    nextOpening(calendar, addCalendarDays(calendar.zone, from.at, count));
  if (!question.delivered) return NOTHING;
  if (!followUp?.delivered) {
    return { is: 'follow-up', at: later(question.delivered, days.askAgainDays), asked };
  }
  if (!notice?.delivered) {
    return { is: 'closing notice', at: later(followUp.delivered, days.noticeDays), asked };
  }
  const at = latest(
    notice.delivered.at,
    closingTime(question.delivered, calendar),
    bySlack(question.delivered, notice.delivered, calendar),
    notice.closesAt,
  );
  return { is: 'closing', at, asked };
}

/** Seven days since the question. */
export const closingTime = (question: Delivered, calendar: Calendar): Date =>
  addCalendarDays(calendar.zone, question.at, LEAST_DAYS);

/** The same by Slack's clock, told on the desk's: should that have been set wrong, seven days have passed by both. */
function bySlack(question: Delivered, notice: Delivered, calendar: Calendar): Date {
  const due = addCalendarDays(calendar.zone, timeOf(question.ts), LEAST_DAYS);
  const aheadMs = notice.at.getTime() - timeOf(notice.ts).getTime();
  return new Date(due.getTime() + aheadMs);
}

const latest = (...times: (Date | null)[]): Date =>
  new Date(Math.max(...times.map((at) => at?.getTime() ?? 0)));
