import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  clashing,
  dutyAt,
  listShifts,
  nextChange,
  nextShiftOf,
  type Override,
} from '../../../src/domain/oncall/duty.ts';
import { type Rota, turnAt } from '../../../src/domain/oncall/rota.ts';

/** Priya until Mon 9 March 2026, 10:00 in New York; clocks go forward there on Sun 8 March. */
const ROTA: Rota = {
  memberIds: ['priya', 'sam', 'kit'],
  weeks: 2,
  firstOn: '2026-03-09',
  minute: 600,
  zone: 'America/New_York',
  startsAt: new Date('2026-03-03T15:00:00Z'),
};

const at = (iso: string) => new Date(iso);
let count = 0;
const override = (
  personId: string | null,
  forId: string | null,
  from: string,
  to: string,
  isAway = false,
): Override => ({ id: ++count, personId, forId, isAway, startsAt: at(from), endsAt: at(to) });
const who = (overrides: readonly Override[], iso: string) => {
  const { personId, backupId } = dutyAt(ROTA, overrides, at(iso));
  return [personId, backupId];
};

it.each([
  ['2026-03-03T15:00:00Z', 'priya', 'sam'],
  ['2026-03-09T13:59:59Z', 'priya', 'sam'],
  ['2026-03-09T14:00:00Z', 'sam', 'kit'],
  ['2026-03-23T13:59:59Z', 'sam', 'kit'],
  ['2026-03-23T14:00:00Z', 'kit', 'priya'],
  ['2026-04-06T14:00:00Z', 'priya', 'sam'],
  // Clocks go back on 1 November: 10:00 is an hour later by UTC from then on.
  ['2026-11-02T14:59:59Z', 'kit', 'priya'],
  ['2026-11-02T15:00:00Z', 'priya', 'sam'],
])('PPL-3 at %s %s is on duty and %s is backup', (iso, personId, backupId) => {
  expect(who([], iso)).toEqual([personId, backupId]);
});

it('PPL-3 every hand-over is at the same time by the clock on the wall, over years of moved clocks', () => {
  const zones = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kolkata'];
  const wall = (zone: string, moment: Date) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(moment);
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 4 * 60, max: 1439 }),
      fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }),
      (zone, weeks, minute, minutes) => {
        const rota = { ...ROTA, zone, weeks, minute };
        const moment = new Date(ROTA.startsAt.getTime() + minutes * 60_000);
        const turn = turnAt(rota, moment);
        expect(turn.endsAt > moment).toBe(true);
        expect(turn.n === 0 || turn.startsAt <= moment).toBe(true);
        expect(turn.personId).toBe(rota.memberIds[turn.n % 3]);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        expect(wall(zone, turn.endsAt)).toBe(`Mon ${time}`);
        expect(turnAt(rota, turn.endsAt).n).toBe(turn.n + 1);
        expect(turnAt(rota, new Date(turn.endsAt.getTime() - 1)).n).toBe(turn.n);
      },
    ),
  );
});

it('PPL-3 who takes over has the duty, and whoever is relieved is the last to be backup', () => {
  const weekend = override('kit', 'priya', '2026-03-06T22:00:00Z', '2026-03-08T22:00:00Z');
  expect(who([weekend], '2026-03-06T21:59:59Z')).toEqual(['priya', 'sam']);
  expect(who([weekend], '2026-03-06T22:00:00Z')).toEqual(['kit', 'sam']);
  expect(who([weekend], '2026-03-08T22:00:00Z')).toEqual(['priya', 'sam']);
  const two = { ...ROTA, memberIds: ['priya', 'sam'] };
  const bySam = { ...weekend, personId: 'sam' };
  expect(dutyAt(two, [bySam], at('2026-03-07T12:00:00Z'))).toEqual({
    personId: 'sam',
    backupId: 'priya',
    turnOf: 'priya',
  });
});

it('PPL-3 taking over for somebody touches no turn of others; for whoever it is, it touches all', () => {
  const both = ['2026-03-08T00:00:00Z', '2026-03-11T00:00:00Z'] as const;
  expect(who([override('kit', 'priya', ...both)], '2026-03-10T00:00:00Z')).toEqual(['sam', 'kit']);
  expect(who([override('kit', null, ...both)], '2026-03-10T00:00:00Z')).toEqual(['kit', 'priya']);
});

it('PPL-3 an absence gives the duty to the next in order who is there, and to nobody where all are away', () => {
  const span = ['2026-03-04T00:00:00Z', '2026-03-07T00:00:00Z'] as const;
  const away = (id: string, by: string | null = null) => override(by, id, ...span, true);
  const then = '2026-03-05T00:00:00Z';
  expect(who([away('priya')], then)).toEqual(['sam', 'kit']);
  expect(who([away('priya'), away('sam')], then)).toEqual(['kit', null]);
  expect(who([away('sam')], then)).toEqual(['priya', 'kit']);
  expect(who([away('priya', 'kit')], then)).toEqual(['kit', 'sam']);
  // Whoever was named and then is away too is passed over.
  expect(who([away('priya', 'kit'), away('kit')], then)).toEqual(['sam', null]);
  expect(who([away('priya'), away('sam'), away('kit')], then)).toEqual([null, null]);
  // A takeover that falls through goes back to whose turn it is.
  expect(who([override('kit', 'priya', ...span), away('kit')], then)).toEqual(['priya', 'sam']);
});

it('PPL-3 lists coming turns in their pieces, and knows when the duty next changes', () => {
  const weekend = override('kit', 'priya', '2026-03-06T22:00:00Z', '2026-03-08T22:00:00Z');
  const shifts = listShifts(ROTA, [weekend], at('2026-03-04T00:00:00Z'), at('2026-03-24T00:00:00Z'));
  expect(shifts.map(({ personId, startsAt }) => [personId, startsAt.toISOString()])).toEqual([
    ['priya', '2026-03-03T15:00:00.000Z'],
    ['kit', '2026-03-06T22:00:00.000Z'],
    ['priya', '2026-03-08T22:00:00.000Z'],
    ['sam', '2026-03-09T14:00:00.000Z'],
    ['kit', '2026-03-23T14:00:00.000Z'],
  ]);
  expect(nextChange(ROTA, [weekend], at('2026-03-07T00:00:00Z'))).toMatchObject({
    personId: 'priya',
    startsAt: at('2026-03-08T22:00:00Z'),
  });
  expect(nextChange({ ...ROTA, memberIds: ['priya'] }, [], at('2026-03-07T00:00:00Z'))).toBeUndefined();
});

it('PPL-3 knows when somebody’s own duty next begins, and of whom it never does', () => {
  const weekend = override('dele', 'priya', '2026-03-06T22:00:00Z', '2026-03-08T22:00:00Z');
  const nextOf = (personId: string, to = '2026-05-01T00:00:00Z', from = '2026-03-04T00:00:00Z') =>
    nextShiftOf(personId, ROTA, [weekend], at(from), at(to))?.startsAt.toISOString();
  expect(nextOf('priya')).toBe('2026-03-08T22:00:00.000Z');
  expect(nextOf('dele')).toBe('2026-03-06T22:00:00.000Z');
  expect(nextOf('kit')).toBe('2026-03-23T14:00:00.000Z');
  expect(nextOf('kit', '2026-03-23T14:00:00Z')).toBeUndefined();
  // What begins in this moment is not next any more.
  expect(nextOf('kit', undefined, '2026-03-23T14:00:00Z')).toBeUndefined();
  expect(nextOf('lena')).toBeUndefined();
});

it('PPL-3 two who say whose the same duty is stand in each other’s way', () => {
  const one = override('kit', 'priya', '2026-03-06T00:00:00Z', '2026-03-08T00:00:00Z');
  const wanted = (personId: string | null, forId: string | null, from: string, to: string) =>
    clashing([one], { personId, forId, startsAt: at(from), endsAt: at(to) });
  expect(wanted('sam', 'priya', '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(one);
  expect(wanted('sam', null, '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(one);
  expect(wanted('sam', 'priya', '2026-03-08T00:00:00Z', '2026-03-09T00:00:00Z')).toBeUndefined();
  expect(wanted('priya', 'sam', '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBeUndefined();
  // An absence without a name leaves the duty open for whoever takes it over.
  expect(wanted(null, 'priya', '2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z')).toBeUndefined();
});
