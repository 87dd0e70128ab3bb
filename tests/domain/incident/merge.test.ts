import { expect, it } from 'vitest';
import { canMerge, refuseUnlessMergeable, soundAlike } from '../../../src/domain/incident/merge.ts';
import type { IncidentSeries } from '../../../src/domain/incident/name.ts';
import { INCIDENT_STATES, type IncidentState } from '../../../src/domain/incident/state.ts';

const of = (id: number, state: IncidentState, series: IncidentSeries = 'incident') => ({
  id,
  number: id,
  state,
  series,
  codename: series === 'private' ? `room-${id}` : null,
});

const GOING_ON = ['initiated', 'assessing', 'remediating', 'monitoring'];

it('INC-4 only what is not confirmed yet becomes part of another one, and only of one that goes on', () => {
  for (const from of INCIDENT_STATES)
    for (const into of INCIDENT_STATES) {
      const expected = ['initiated', 'assessing'].includes(from) && GOING_ON.includes(into);
      expect([from, into, canMerge(of(1, from), of(2, into))]).toEqual([from, into, expected]);
    }
});

it.each([
  ['itself', of(1, 'initiated'), of(1, 'initiated'), 'event 1 cannot become part of itself'],
  ['what is merged', of(1, 'merged'), of(2, 'assessing'), 'has become part of another incident already'],
  ['what is confirmed', of(1, 'monitoring'), of(2, 'assessing'), 'merge event 2 into incident 1'],
  ['one that is over', of(1, 'initiated'), of(2, 'closed'), 'incident 2 is closed'],
  ['a drill with a real one', of(1, 'initiated', 'drill'), of(2, 'assessing'), 'one of them is a drill'],
  ['a real one with a drill', of(1, 'initiated'), of(2, 'assessing', 'drill'), 'one of them is a drill'],
  ['a private one with a public one', of(1, 'initiated', 'private'), of(2, 'assessing'), 'stays by itself'],
  ['a public one with a private one', of(1, 'initiated'), of(2, 'assessing', 'private'), 'stays by itself'],
])('INC-4 INC-10 never merges %s', (_, from, into, why) => {
  expect(() => refuseUnlessMergeable(from, into)).toThrow(why);
});

it.each(['drill', 'private'] as const)('INC-4 merges one of its kind with another: %s', (series) => {
  expect(canMerge(of(1, 'initiated', series), of(2, 'monitoring', series))).toBe(true);
});

it('INC-1 hears what sounds alike, and leaves the rest alone', () => {
  expect(soundAlike('Saving fails', 'saving fails in Eastbrook')).toBe(true);
  expect(soundAlike('Search is empty', 'saving fails in Eastbrook')).toBe(false);
});
