import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LISTS, type QueueWanted, readQueue, writeQueue } from '../../src/domain/ticket/queue.ts';
import { COMPONENTS, PRIORITIES, TICKET_TYPES } from '../../src/domain/ticket/triage.ts';

it.each([
  ['', {}],
  ['mine', { list: 'mine' }],
  ['P1 unassigned', { list: 'unassigned', priority: 'P1' }],
  ['waiting defect', { status: 'waiting on requester', type: 'defect' }],
  ['component:sea', { component: 'Search' }],
  ['enh', { type: 'enhancement' }],
  ['mine of broken pages', undefined],
  ['printer', undefined],
  ['component:', undefined],
  ['component:wings', undefined],
])('`/ticket list %s`', (words, wanted) => {
  expect(readQueue(words.split(' ').filter(Boolean))).toEqual(wanted);
});

it('what is written for the next page is read as the same queue', () => {
  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const queues = fc.record({
    list: optional(LISTS),
    status: optional(['waiting on requester'] as const),
    priority: optional(PRIORITIES),
    type: optional(TICKET_TYPES),
    component: optional(COMPONENTS),
  });
  fc.assert(
    fc.property(queues, (queue) => {
      const wanted = JSON.parse(JSON.stringify(queue)) as QueueWanted;
      expect(readQueue(writeQueue(wanted))).toEqual(wanted);
    }),
  );
});
