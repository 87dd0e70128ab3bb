import { expect, it } from 'vitest';
import { findStorm, isPartOf } from '../../../src/domain/incident/storm.ts';

let ids = 0;

const ticket = (summary: string, requesterId = `U${ids}`) => {
  ids += 1;
  return { id: ids, requesterId, summary, description: '' };
};

const SAVING = [
  'Saving fails on every event page',
  'Event page: saving fails with an error',
  'Saving an event fails since this morning',
];
const OTHERS = ['How do I change my name?', 'The newsletter has the wrong date', 'Please add a new branch'];

const numbersOf = (found: readonly { id: number }[]) => found.map(({ id }) => id).toSorted((a, b) => a - b);

it('INC-12 finds those that are alike, the one that is like most of them first, and leaves out the others', () => {
  const saving = SAVING.map((words) => ticket(words));
  const others = OTHERS.map((words) => ticket(words));
  const newest = ticket('Saving fails for events');
  const found = findStorm(newest, [...others, ...saving, newest], 4);
  expect(numbersOf(found)).toEqual(numbersOf([...saving, newest]));
});

it.each([
  ['one too few of them', 5, undefined],
  ['all of one person', 4, 'U-same'],
])('INC-12 %s are none', (_, least, who) => {
  const saving = SAVING.map((words) => ticket(words, who));
  expect(findStorm(ticket('Saving fails for events', who), saving, least)).toEqual([]);
});

it('INC-12 a ticket like no other is none, whatever goes on around it', () => {
  const saving = SAVING.map((words) => ticket(words));
  expect(findStorm(ticket('Who is Gil?'), saving, 2)).toEqual([]);
});

it('INC-12 one that comes later is part of it where it is like one of them', () => {
  const saving = SAVING.map((words) => ticket(words));
  expect(isPartOf(ticket('Saving events fails here too'), saving)).toBe(true);
  expect(isPartOf(ticket('The newsletter has the wrong date'), saving)).toBe(false);
});
