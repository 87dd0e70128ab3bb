import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness, mostAlike, stemsOf } from '../../src/domain/ticket/similar.ts';

const ticket = (number: number, summary: string, description = '') => ({ number, summary, description });

it.each([
  ['Event pages lose their map', 'The map is lost on an event page'],
  ['Search finds nothing since lunch', 'Searching found nothing, search box is empty after lunch'],
  ['Captions of pictures vanish', 'Picture captions vanished again'],
  ['Café menu prices wrong', 'Wrong prices on the cafe menus'],
])('IN-6 “%s” is like “%s”', (one, other) => {
  expect(likeness(stemsOf(one), stemsOf(other))).toBeGreaterThanOrEqual(0.4);
});

it.each([
  ['Event pages lose their map', 'My password does not work any more'],
  ['Please help, it does not work', 'Please help, it does not work since today'],
  ['Search finds nothing', 'Nothing but trouble with the printer'],
  ['', ''],
])('IN-6 “%s” is not like “%s”', (one, other) => {
  expect(likeness(stemsOf(one), stemsOf(other))).toBeLessThan(0.4);
});

it('IN-6 offers the most alike first, of equals the newest, and no more than asked', () => {
  const among = [
    ticket(1, 'Event pages lose their map'),
    ticket(2, 'Map of event pages gone', 'Since the theme update'),
    ticket(3, 'Event pages lose their map'),
    ticket(4, 'Password reset'),
  ];
  expect(mostAlike('Event pages lose their map', among, 2).map(({ number }) => number)).toEqual([3, 1]);
});

it('IN-6 is the same both ways, between 0 and 1, and 1 for the same words', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const [one, other] = [stemsOf(a), stemsOf(b)];
      const by = likeness(one, other);
      expect(by).toBe(likeness(other, one));
      expect(by).toBeGreaterThanOrEqual(0);
      expect(by).toBeLessThanOrEqual(1);
      if (one.size > 1) expect(likeness(one, one)).toBe(1);
    }),
  );
});
