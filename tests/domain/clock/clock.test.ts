import { describe, expect, it } from 'vitest';
import { type Clock, clocksOf, nextDueAt } from '../../../src/domain/clock/clock.ts';
import type { Happened } from '../../../src/domain/clock/life.ts';
import { loadPolicy } from '../../../src/policy/load-policy.ts';
import { historyOf, moved, REQUESTER, type Step, triaged } from './history-of.ts';

const { calendars, clocks } = loadPolicy('default');
const FAR = '2027-01-01T00:00:00Z';

function clock(name: Clock['name'], history: readonly Happened[], now = FAR): Clock {
  const found = clocksOf(calendars.desk, clocks.targets, history, new Date(now)).findLast(
    (one) => one.name === name,
  );
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

const due = (...given: Parameters<typeof clock>) => clock(...given).dueAt?.toISOString() ?? null;

/** Tuesday, 10:00 in New York. */
const FILED = ['2026-03-03T15:00:00Z', 'filed'] as const;

describe('FR-1 the first response', () => {
  it.each([
    ['untriaged counts as P2', historyOf(FILED), '2026-03-03T16:30:00.000Z'],
    ['P1', historyOf(FILED, triaged('2026-03-03T15:10:00Z', 'P1')), '2026-03-03T16:30:00.000Z'],
    [
      'P3 has one business day',
      historyOf(FILED, triaged('2026-03-03T15:10:00Z', 'P3')),
      '2026-03-05T01:00:00.000Z',
    ],
    [
      'what triage gives no priority counts as P2',
      historyOf(FILED, triaged('2026-03-03T15:10:00Z', null, 'information request')),
      '2026-03-03T16:30:00.000Z',
    ],
  ])('%s', (_, history, at) => {
    expect(due('first response', history)).toBe(at);
  });

  it('SLA-2 is met by a person’s words alone, not by what the desk says by itself', () => {
    const desk = historyOf(FILED, ['2026-03-03T15:20:00Z', 'replied', {}, 'desk']);
    expect(clock('first response', desk).state).toBe('running');
    const answered = historyOf(FILED, ['2026-03-03T16:30:00Z', 'replied']);
    expect(clock('first response', answered)).toMatchObject({ state: 'met', isLate: false });
    const late = historyOf(FILED, ['2026-03-03T16:30:01Z', 'replied']);
    expect(clock('first response', late)).toMatchObject({ state: 'met', isLate: true });
  });

  it('keeps what it promised: a priority that changes after the answer moves nothing', () => {
    const history = historyOf(
      FILED,
      ['2026-03-03T17:00:00Z', 'replied'],
      triaged('2026-03-03T18:00:00Z', 'P3'),
    );
    expect(clock('first response', history)).toMatchObject({ isLate: true });
    expect(due('first response', history)).toBe('2026-03-03T16:30:00.000Z');
  });
});

describe('SLA-1 the next response', () => {
  const ANSWERED = [FILED, ['2026-03-03T15:20:00Z', 'replied']] as const;

  it('runs from the requester’s word until a public answer, and what is added meanwhile changes nothing', () => {
    const asked = historyOf(
      ...ANSWERED,
      ['2026-03-03T16:00:00Z', 'heard'],
      ['2026-03-04T16:00:00Z', 'heard'],
      ['2026-03-04T17:00:00Z', 'noted'],
    );
    expect(due('next response', asked)).toBe('2026-03-05T01:00:00.000Z');
    const again = historyOf(
      ...ANSWERED,
      ['2026-03-03T16:00:00Z', 'heard'],
      ['2026-03-03T17:00:00Z', 'replied'],
      ['2026-03-04T16:00:00Z', 'heard'],
    );
    expect(due('next response', again)).toBe('2026-03-06T01:00:00.000Z');
  });

  it('is no second promise while the first response is still owed', () => {
    const history = historyOf(FILED, ['2026-03-03T15:10:00Z', 'heard']);
    expect(() => clock('next response', history)).toThrow('There is no next response');
  });

  it('IN-7 thanks ask for nothing', () => {
    const history = historyOf(...ANSWERED, ['2026-03-03T16:00:00Z', 'heard', { isThanks: true }]);
    expect(() => clock('next response', history)).toThrow('There is no next response');
  });

  it('RES-3 a requester who opens it again waits for an answer; an agent who does so does not', () => {
    const ended = [...ANSWERED, ['2026-03-03T16:00:00Z', 'resolved', { resolution: 'done' }]] as const;
    const back = { to: 'in progress' };
    const byRequester = historyOf(...ended, ['2026-03-04T16:00:00Z', 'reopened', back, REQUESTER]);
    expect(due('next response', byRequester)).toBe('2026-03-06T01:00:00.000Z');
    const byAgent = historyOf(...ended, ['2026-03-04T16:00:00Z', 'reopened', back]);
    expect(() => clock('next response', byAgent)).toThrow('There is no next response');
  });
});

describe('SLA-1 the resolution', () => {
  it.each([
    ['P1 two business days', [triaged('2026-03-03T15:30:00Z', 'P1')], '2026-03-06T01:00:00.000Z'],
    ['P2 twenty business days', [triaged('2026-03-03T15:30:00Z', 'P2')], '2026-04-01T00:00:00.000Z'],
    ['P3 none', [triaged('2026-03-03T15:30:00Z', 'P3')], null],
    ['not before triage', [], null],
    [
      'counts from filing, however late it is triaged',
      [triaged('2026-03-05T15:30:00Z', 'P1')],
      '2026-03-06T01:00:00.000Z',
    ],
  ])('%s', (_, steps, at) => {
    expect(due('resolution', historyOf(FILED, ...steps))).toBe(at);
  });

  it.each([
    [
      'a day at whose close it waited does not count',
      [moved('2026-03-04T20:00:00Z', 'waiting on requester'), moved('2026-03-05T15:00:00Z', 'in progress')],
      '2026-03-07T01:00:00.000Z',
    ],
    [
      'a wait within a day costs nothing',
      [moved('2026-03-04T15:00:00Z', 'waiting on requester'), moved('2026-03-04T20:00:00Z', 'in progress')],
      '2026-03-06T01:00:00.000Z',
    ],
    [
      'resolved and opened again, it goes on from where it paused',
      [
        ['2026-03-05T15:00:00Z', 'resolved', { resolution: 'done' }],
        ['2026-03-16T15:00:00Z', 'reopened', { to: 'in progress' }],
      ],
      '2026-03-17T00:00:00.000Z',
    ],
    [
      'snoozed, it goes on',
      [['2026-03-03T15:40:00Z', 'snoozed', { until: '2026-03-20T15:00:00Z' }]],
      '2026-03-06T01:00:00.000Z',
    ],
  ] as const)('P1: %s', (_, steps, at) => {
    expect(due('resolution', historyOf(FILED, triaged('2026-03-03T15:30:00Z', 'P1'), ...steps))).toBe(at);
  });

  it('says of a pause what it waits for, and promises no moment meanwhile', () => {
    const history = historyOf(
      FILED,
      triaged('2026-03-03T15:30:00Z', 'P1'),
      moved('2026-03-04T15:00:00Z', 'waiting on requester'),
    );
    const paused = clock('resolution', history);
    expect(paused).toMatchObject({
      state: 'paused',
      pausedBecause: 'waiting on the requester',
      dueAt: null,
      isLate: false,
    });
  });

  it('is met when it is resolved, in time or late', () => {
    const at = (moment: string) =>
      historyOf(FILED, triaged('2026-03-03T15:30:00Z', 'P1'), [moment, 'resolved', { resolution: 'done' }]);
    expect(clock('resolution', at('2026-03-06T01:00:00Z'))).toMatchObject({ state: 'met', isLate: false });
    expect(clock('resolution', at('2026-03-06T13:00:00Z'))).toMatchObject({ state: 'met', isLate: true });
  });
});

it.each([
  ['2026-03-03T15:00:00Z', 90, '2026-03-03T18:00:00.000Z'],
  ['2026-03-03T15:00:00Z', 1440, '2026-03-04T16:30:00.000Z'],
])('SLA-1 pausing subtracts the paused time in service hours: %s, %i minutes', (_, minutes, at) => {
  const pausedAt = new Date('2026-03-03T15:30:00Z');
  const back = new Date(pausedAt.getTime() + minutes * 60_000).toISOString();
  const history = historyOf(
    FILED,
    moved(pausedAt.toISOString(), 'waiting on requester'),
    moved(back, 'in progress'),
  );
  expect(due('first response', history)).toBe(at);
});

it.each([
  [
    'SLA-4 P1 on Friday 19:30, clocks go forward',
    '2026-03-07T00:30:00Z',
    '2026-03-09T13:00:00.000Z',
    '2026-03-11T00:00:00.000Z',
  ],
  [
    'SLA-4 P1 on Friday 19:30, clocks go back',
    '2026-10-30T23:30:00Z',
    '2026-11-02T14:00:00.000Z',
    '2026-11-04T01:00:00.000Z',
  ],
  [
    'SLA-4 P1 on Friday 19:30 before Memorial Day',
    '2026-05-22T23:30:00Z',
    '2026-05-26T13:00:00.000Z',
    '2026-05-28T00:00:00.000Z',
  ],
])('%s', (_, filedAt, response, resolution) => {
  const history = historyOf([filedAt, 'filed'], triaged(filedAt, 'P1'));
  expect(due('first response', history)).toBe(response);
  expect(due('resolution', history)).toBe(resolution);
});

it('SLA-2 the next moment is the earliest of what runs; what is paused or met has none', () => {
  const at = (...steps: Step[]) =>
    nextDueAt(clocksOf(calendars.desk, clocks.targets, historyOf(...steps), new Date(FAR)))?.toISOString();
  expect(at(FILED)).toBe('2026-03-03T16:30:00.000Z');
  const answered = [
    FILED,
    triaged('2026-03-03T15:10:00Z', 'P1'),
    ['2026-03-03T15:20:00Z', 'replied'],
  ] as const;
  expect(at(...answered)).toBe('2026-03-06T01:00:00.000Z');
  expect(at(...answered, moved('2026-03-03T15:20:00Z', 'waiting on requester'))).toBeUndefined();
});

it('SLA-4 a clock of the machine that was set back takes no time back', () => {
  const history = historyOf(FILED, ['2026-03-03T14:00:00Z', 'replied']);
  expect(clock('first response', history)).toMatchObject({ state: 'met', isLate: false });
});
