import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CUTS,
  LISTS,
  type QueueWanted,
  readPlace,
  readQueue,
  writePlace,
  writeQueue,
} from '../../src/domain/ticket/queue.ts';
import { PRIORITIES, TICKET_TYPES } from '../../src/domain/ticket/triage.ts';

const COMPONENTS = ['Search', 'Login & accounts', 'Permissions & roles', 'Operations Support'];
const names = {
  components: COMPONENTS,
  labels: ['blocked', 'Unknown customer'],
  groups: ['desk', 'content'],
  organisations: ['eastbrook', 'millford'],
};
const read = (words: string) => readQueue(words.split(' ').filter(Boolean), names);

it.each([
  ['', {}],
  ['mine', { list: 'mine' }],
  ['P1 unassigned', { list: 'unassigned', priority: 'P1' }],
  ['waiting defect', { cut: 'waiting', type: 'defect' }],
  ['breaching mine', { list: 'mine', cut: 'breaching' }],
  ['overdue p1', { cut: 'overdue', priority: 'P1' }],
  ['component:sea', { component: 'Search' }],
  ['component:login-acc', { component: 'Login & accounts' }],
  ['label:blo label:unknown-c', { labels: ['blocked', 'Unknown customer'] }],
  ['group:con p3', { group: 'content', priority: 'P3' }],
  ['organisation:east p1', { organisation: 'eastbrook', priority: 'P1' }],
  ['enh', { type: 'enhancement' }],
  ['mine lost map', { list: 'mine', text: 'lost map' }],
  ['“mine” p2', { priority: 'P2', text: 'mine' }],
  ['printer "p1 lost map"', { text: 'printer p1 lost map' }],
  ['" "', {}],
])('`/ticket list %s`', (words, wanted) => {
  expect(read(words)).toMatchObject({ wanted });
});

it('names what is no filter, and what excludes another', () => {
  expect(read('component:wings')).toMatchObject({ fault: { word: 'component:wings' } });
  expect(read('type:')).toMatchObject({ fault: { word: 'type:' } });
  expect(read('p1 mine P2')).toEqual({ clash: { word: 'P2', before: 'p1' } });
  expect(read('unasigned p1')).toMatchObject({ loose: ['unasigned'] });
  expect(read('"unasigned" p1')).toMatchObject({ loose: [] });
});

it('what is written for the next page is read as the same queue', () => {
  const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const queues = fc.record({
    list: optional(LISTS),
    cut: optional(CUTS),
    priority: optional(PRIORITIES),
    type: optional(TICKET_TYPES),
    component: optional(COMPONENTS),
    labels: fc.option(fc.subarray(['blocked', 'Unknown customer'], { minLength: 1 }), { nil: undefined }),
    group: optional(['desk', 'content']),
    organisation: optional(['eastbrook', 'millford']),
    text: optional(['lost map', 'mine', 'p1: "x', 'component:wings']),
  });
  fc.assert(
    fc.property(queues, (queue) => {
      const wanted = JSON.parse(JSON.stringify(queue).replace('\\"', '')) as QueueWanted;
      expect(read(writeQueue(wanted))).toMatchObject({ wanted });
    }),
  );
});

it('a place in a queue survives a button, and nothing else is taken for one', () => {
  for (const place of [
    { dueAt: null, number: 7 },
    { dueAt: new Date(1_790_000_000_123), number: 142 },
  ]) {
    expect(readPlace(writePlace(place))).toEqual(place);
  }
  expect(readPlace('mine')).toBeUndefined();
  expect(readPlace('1.x')).toBeUndefined();
});
