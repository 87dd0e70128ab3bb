import { expect, it } from 'vitest';
import { usedLimits } from '../../sandbox/inspect/limits.ts';
import { AT_START, advanced, type Progress } from '../../sandbox/page/tour/tour.ts';
import { TOURS } from '../../sandbox/page/tour/tours.ts';
import type { Push } from '../../sandbox/server/protocol.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

it.each([
  [
    'a message',
    { text: 'four', blocks: [section('sixty')] },
    ['blocks 1/50', 'text 4/40000', 'longest text 5/3000'],
  ],
  [
    'a view',
    { view: { type: 'modal', private_metadata: '12', blocks: [section('a'), section('abc')] } },
    ['blocks 2/100', 'longest text 3/3000', 'private_metadata 2/3000'],
  ],
  ['a reaction', { name: 'ticket' }, []],
])('tells how much of Slack’s limits %s uses', (_what, args, expected) => {
  expect(usedLimits(args).map(({ name, used, most }) => `${name} ${used}/${most}`)).toEqual(expected);
});

const [tour] = TOURS;
const message = (text: string) => ({ kind: 'message', message: { text, reactions: [] } }) as unknown as Push;
const form = { kind: 'modals', modals: [{ view: { callback_id: 'ticket.new' } }] } as unknown as Push;

function after(...seen: readonly (readonly ['left' | 'right', Push])[]): Progress {
  if (!tour) throw new Error('There is a tour.');
  return seen.reduce((progress, [side, push]) => advanced(tour, progress, side, push), AT_START);
}

it('a tour goes on with what appears, in order', () => {
  expect(after(['left', form]).done).toBe(1);
  const card = message('Ticket 7, new: maps');
  expect(after(['left', form], ['right', card])).toEqual({ done: 2, number: '7' });
  const taken = message('Ticket 7, in progress: maps');
  expect(after(['left', form], ['right', card], ['right', taken]).done).toBe(3);
});

it('a tour takes no other ticket, no other window and no echo for its own', () => {
  const card = message('Ticket 7, new: maps');
  expect(after(['right', form]).done).toBe(0);
  expect(after(['right', card], ['right', message('Ticket 8, in progress: x')]).done).toBe(2);
  const taken = message('Ticket 7, in progress: maps');
  expect(after(['right', card], ['right', taken], ['right', taken]).done).toBe(3);
});

it('a tour waits for a person, and for a reaction', () => {
  const incident = TOURS.find(({ name }) => name === 'An incident');
  if (!incident) throw new Error('There is a tour of an incident.');
  const priya = { kind: 'person', handle: 'priya' } as const;
  expect(advanced(incident, AT_START, 'right', priya).done).toBe(0);
  expect(advanced(incident, AT_START, 'left', priya).done).toBe(1);
  const pinned = { kind: 'message', message: { text: 'x', reactions: [{ name: 'pushpin', users: [] }] } };
  expect(advanced(incident, { done: 4, number: '1' }, 'right', pinned as unknown as Push).done).toBe(5);
});

it('a tour meets whoever skipped a step where they are', () => {
  const card = message('Ticket 7, new: maps');
  expect(after(['right', card], ['right', message('Ticket 7, resolved: maps')]).done).toBe(6);
});
