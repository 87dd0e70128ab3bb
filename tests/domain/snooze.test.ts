import { expect, it } from 'vitest';
import { readUntil } from '../../src/domain/snooze/read-until.ts';
import { refuseUnlessSoon, tellUntil, UNTIL_REPLY } from '../../src/domain/snooze/snooze.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';

/** Tuesday, 3 March 2026, 10:00 in New York; the clocks change on Sunday. */
const NOW = new Date('2026-03-03T15:00:00Z');
const { desk } = loadPolicy('default').calendars;
const read = (line: string) => readUntil(line.split(' ').filter(Boolean), desk, NOW);

it.each([
  ['tomorrow', '2026-03-04T13:00:00Z'],
  ['until tomorrow 14:30', '2026-03-04T19:30:00Z'],
  ['until Mon', '2026-03-09T12:00:00Z'],
  ['Monday', '2026-03-09T12:00:00Z'],
  ['thurs 9:00', '2026-03-05T14:00:00Z'],
  ['tue', '2026-03-10T12:00:00Z'],
  ['until sat', '2026-03-09T12:00:00Z'],
  ['2026-03-12', '2026-03-12T12:00:00Z'],
  ['until 2026-03-12 16:15', '2026-03-12T20:15:00Z'],
  ['2 days', '2026-03-05T15:00:00Z'],
  ['for 6 days', '2026-03-09T14:00:00Z'],
  ['1 week', '2026-03-10T14:00:00Z'],
  ['3 hours', '2026-03-03T18:00:00Z'],
])('“%s” is %s, by the clock of the desk’s zone', (line, at) => {
  expect(read(line)).toEqual(new Date(at));
});

it.each([
  '',
  'until',
  'mo',
  'until the printer is fixed',
  '2026-02-30',
  'tomorrow 25:00',
  '0 days',
  'never',
  'mon tue',
])('“%s” is for the form to ask', (line) => {
  expect(read(line)).toBeUndefined();
});

it('waits for a reply, and says so', () => {
  expect(read('until reply')).toEqual(UNTIL_REPLY);
  expect(tellUntil(UNTIL_REPLY)).toBe('until the requester replies');
  expect(tellUntil(NOW)).toContain('until <!date^1772550000^');
});

it('refuses the past and what is more than a year away', () => {
  expect(() => refuseUnlessSoon(NOW, NOW)).toThrow('not in the future');
  expect(() => refuseUnlessSoon(new Date('2027-04-01T00:00:00Z'), NOW)).toThrow('more than a year');
  expect(() => refuseUnlessSoon(new Date('2027-03-03T00:00:00Z'), NOW)).not.toThrow();
});
