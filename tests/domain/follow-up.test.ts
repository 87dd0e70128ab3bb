import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Happened } from '../../src/domain/follow-up/asked.ts';
import { heldBy } from '../../src/domain/follow-up/held.ts';
import { type FollowUpDays, nextStep } from '../../src/domain/follow-up/next-step.ts';
import { proofOf } from '../../src/domain/follow-up/proof.ts';
import { TICKET_STATUSES } from '../../src/domain/ticket/status.ts';
import { addCalendarDays } from '../../src/domain/time/calendar-days.ts';
import { readPolicy } from '../../src/policy/load-policy.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';

const desk = (zone: string) =>
  readPolicy(
    `calendars:\n  desk:\n    zone: ${zone}\n    hours:\n      mon to fri: 08:00 to 20:00\nclocks:\n  first_response:\n    untriaged: 1 business day\n`,
    'desk.yml',
  ).calendars.desk;
const NEW_YORK = desk('America/New_York');
const USUAL: FollowUpDays = { askAgainDays: 2, noticeDays: 5 };
const WAITING = { status: 'waiting on requester', isSnoozed: false, conversationChannelId: 'C1' } as const;

/** What Slack has by its own clock, `aheadMs` behind the desk's. */
const slackTs = (at: Date, aheadMs = 0) => ((at.getTime() - aheadMs) / 1000).toFixed(6);

/** A history, told fact by fact. */
function story() {
  const events: Happened[] = [];
  const add = (kind: string, at: string, detail: Record<string, unknown> = {}, actorId = 'U1') => {
    events.push({ id: events.length + 1, kind, actorId, detail, at: new Date(at) });
    return events.length;
  };
  const delivered = (eventId: number, at: string, aheadMs = 0, channelId = 'C1') =>
    add('delivered', at, { what: '', eventId, channelId, ts: slackTs(new Date(at), aheadMs) });
  const next = (ticket: Parameters<typeof nextStep>[0] = WAITING, days = USUAL, calendar = NEW_YORK) =>
    nextStep(ticket, events, days, calendar);
  return { events, add, delivered, next };
}

const TUESDAY = '2026-03-03T15:00:00Z';

function asked(at = TUESDAY) {
  const told = story();
  const question = told.add('replied', at, { messageId: 7, asks: true });
  return { ...told, question };
}

describe('FUP-1 what comes next, from the history alone', () => {
  it('nothing before somebody asks, and nothing on the way counts', () => {
    const { next, add } = story();
    expect(next()).toEqual({ is: 'nothing' });
    add('replied', TUESDAY, { messageId: 1, asks: false });
    expect(next()).toEqual({ is: 'nothing' });
    expect(asked().next()).toEqual({ is: 'on its way', what: 'question' });
  });

  it('follow-up, closing notice and end, each from the delivery before it', () => {
    const { next, add, delivered, question } = asked();
    delivered(question, TUESDAY);
    expect(next()).toMatchObject({ is: 'follow-up', at: new Date('2026-03-05T15:00:00Z') });
    const followUp = add('followed up', '2026-03-05T15:00:00Z', { questionId: question });
    expect(next()).toEqual({ is: 'on its way', what: 'follow-up' });
    delivered(followUp, '2026-03-06T16:00:00Z');
    // Over the night in which clocks go forward: 11:00 stays 11:00.
    expect(next()).toMatchObject({ is: 'closing notice', at: new Date('2026-03-11T15:00:00Z') });
    const notice = add('gave notice', '2026-03-11T15:00:00Z', { questionId: question, closesAt: null });
    delivered(notice, '2026-03-11T15:00:10Z');
    expect(next()).toMatchObject({ is: 'closing', at: new Date('2026-03-11T15:00:10Z') });
  });

  it.each([
    ['clocks go forward', '2026-03-06T15:00:00Z', '2026-03-10T12:00:00Z'],
    ['clocks go back', '2026-10-30T14:00:00Z', '2026-11-03T13:00:00Z'],
  ])('what falls on a weekend waits for Monday 08:00, and counts on from there: %s', (_, at, last) => {
    const { next, add, delivered, question } = asked(at);
    delivered(question, at);
    const monday = (next() as { at: Date }).at;
    expect(addCalendarDays(NEW_YORK.zone, monday, 1)).toEqual(new Date(last));
    delivered(add('followed up', monday.toISOString(), { questionId: question }), monday.toISOString());
    const saturday = addCalendarDays(NEW_YORK.zone, monday, 5);
    expect((next() as { at: Date }).at).toEqual(addCalendarDays(NEW_YORK.zone, saturday, 2));
  });

  it.each([
    ['a reply', 'heard', {}],
    ['a press of I still need help', 'still needed', {}],
    ['another answer', 'replied', { messageId: 8, asks: false }],
    ['an end', 'resolved', {}],
    ['a new beginning', 'reopened', {}],
    ['the question taken back', 'removed', { messageId: 7 }],
  ])('%s ends it', (_, kind, detail) => {
    const { next, add, delivered, question } = asked();
    delivered(question, TUESDAY);
    add(kind, '2026-03-04T15:00:00Z', detail);
    expect(next()).toEqual({ is: 'nothing' });
  });

  it('talk that is no answer ends nothing', () => {
    const { next, add, delivered, question } = asked();
    delivered(question, TUESDAY);
    for (const kind of ['noted', 'edited', 'owned', 'triaged', 'told']) add(kind, TUESDAY, { messageId: 1 });
    add('removed', TUESDAY, { messageId: 1 });
    expect(next()).toMatchObject({ is: 'follow-up' });
  });
});

describe('FUP-2 what must hold before a ticket is closed', () => {
  function noticed(aheadMs: readonly [number, number] = [0, 0], closesAt: string | null = null) {
    const told = asked();
    told.delivered(told.question, TUESDAY, aheadMs[0]);
    const followUp = told.add('followed up', '2026-03-04T15:00:00Z', { questionId: told.question });
    told.delivered(followUp, '2026-03-04T15:00:00Z', aheadMs[1]);
    const notice = told.add('gave notice', '2026-03-09T14:00:00Z', { questionId: told.question, closesAt });
    told.delivered(notice, '2026-03-09T14:00:00Z', aheadMs[1]);
    return told;
  }

  it('seven days since the question, and not before the moment that was named', () => {
    expect(noticed().next()).toMatchObject({ is: 'closing', at: new Date('2026-03-10T14:00:00Z') });
    const named = '2026-03-12T12:00:00.000Z';
    expect(noticed([0, 0], named).next()).toMatchObject({ is: 'closing', at: new Date(named) });
  });

  it('seven days by the desk’s clock and by Slack’s, should one of them have been set', () => {
    const month = 30 * DAY_MS;
    // The desk's clock went 30 days ahead after the question: by Slack's it is asked since yesterday.
    const ahead = noticed([0, month]).next() as { at: Date };
    expect(ahead.at).toEqual(new Date(Date.parse('2026-03-10T14:00:00Z') + month));
    // It went back: by its own it has not been asked for long, and that counts.
    const back = noticed([0, -month]).next() as { at: Date };
    expect(back.at).toEqual(new Date('2026-03-10T14:00:00Z'));
  });

  it('what was not delivered stops it, and counts again once it has arrived after all', () => {
    const { next, add, delivered, question } = asked();
    add('undelivered', TUESDAY, { what: 'question', eventId: question, why: 'user_disabled' });
    expect(next()).toEqual({ is: 'stopped', what: 'question', eventId: question, why: 'user_disabled' });
    delivered(question, '2026-03-04T15:00:00Z');
    expect(next()).toMatchObject({ is: 'follow-up', at: new Date('2026-03-06T15:00:00Z') });
  });

  it('a conversation that has moved since stops it', () => {
    const { next, delivered, question } = asked();
    delivered(question, TUESDAY, 0, 'C2');
    expect(next()).toMatchObject({ is: 'stopped', what: 'question', why: 'moved' });
  });

  it('the proof of an end is what had been delivered by then, and nothing of later questions', () => {
    const { events, add } = noticed();
    expect(proofOf(events)).toEqual([]);
    add('resolved', '2026-03-10T14:00:00Z');
    add('reopened', '2026-03-11T14:00:00Z');
    expect(proofOf(events).map(({ what }) => what)).toEqual(['question', 'follow-up', 'closing notice']);
  });
});

it('FUP-3 nobody is followed up while it is not their turn', () => {
  for (const status of TICKET_STATUSES) {
    expect(heldBy({ status, isSnoozed: true })).toBe('snoozed');
    const isTheirs = status === 'waiting on requester';
    expect(heldBy({ status, isSnoozed: false }) === undefined).toBe(isTheirs);
  }
  const { next, delivered, question } = asked();
  delivered(question, TUESDAY);
  expect(next({ ...WAITING, status: 'waiting on tier 2' })).toEqual({ is: 'held', by: 'with the engineers' });
  expect(next({ ...WAITING, isSnoozed: true })).toEqual({ is: 'held', by: 'snoozed' });
  expect(next({ ...WAITING, hasOthers: true })).toEqual(next(WAITING));
});

it('FUP-2 whatever the days, the delays and the zone: an end has every interval behind it', () => {
  const delays = fc.array(fc.integer({ min: 0, max: 9 * 1440 }), { minLength: 3, maxLength: 3 });
  const zones = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Europe/London');
  const days = fc.record({ askAgainDays: fc.constantFrom(1, 2), noticeDays: fc.constantFrom(5, 6, 7) });
  const from = Date.parse('2026-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 525_000 }), delays, zones, days, (minute, late, zone, given) => {
      const calendar = desk(zone);
      const start = new Date(from + minute * MINUTE_MS);
      const told = asked(start.toISOString());
      const at = [start];
      told.delivered(told.question, start.toISOString());
      for (const [i, kind] of ['followed up', 'gave notice'].entries()) {
        const step = told.next(WAITING, given, calendar) as { at: Date };
        const sentAt = new Date(step.at.getTime() + (late[i] ?? 0) * MINUTE_MS);
        const eventId = told.add(kind, sentAt.toISOString(), { questionId: told.question, closesAt: null });
        told.delivered(eventId, sentAt.toISOString());
        at.push(sentAt);
      }
      const end = told.next(WAITING, given, calendar) as { is: string; at: Date };
      expect(end.is).toBe('closing');
      const [question = start, followUp = start, notice = start] = at;
      const since = (earlier: Date, count: number) => addCalendarDays(zone, earlier, count).getTime();
      expect(followUp.getTime()).toBeGreaterThanOrEqual(since(question, given.askAgainDays));
      expect(notice.getTime()).toBeGreaterThanOrEqual(since(followUp, given.noticeDays));
      expect(end.at.getTime()).toBeGreaterThanOrEqual(Math.max(notice.getTime(), since(question, 7)));
    }),
  );
});
