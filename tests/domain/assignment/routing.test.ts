import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Conditions,
  type Route,
  type RoutedFacts,
  routeOf,
  shadows,
} from '../../../src/domain/assignment/routing.ts';

const ANY: Conditions = { type: null, component: null, words: null, channel: null, organisation: null };
const ASKED: RoutedFacts = {
  type: null,
  components: [],
  summary: 'The VPN drops',
  description: 'Since Monday the wireless-network at Eastbrook is slow.',
  channel: 'heron-help',
  organisation: null,
};
const rule = (name: string, when: Partial<Conditions>, groupKey = name): Route => ({
  name,
  when: { ...ANY, ...when },
  groupKey,
  labels: [],
});
const found = (when: Partial<Conditions>, facts: Partial<RoutedFacts> = {}) =>
  routeOf([rule('one', when)], { ...ASKED, ...facts }) !== undefined;

describe('TRI-7 which rule a ticket follows', () => {
  it.each([
    ['a word, whatever its case', { words: ['vpn'] }, true],
    ['a run of words, whatever stands between them', { words: ['wireless network'] }, true],
    ['no part of a word', { words: ['wire'] }, false],
    ['one word of several', { words: ['printer', 'slow'] }, true],
    ['words that begin in the summary do not end in the description', { words: ['drops'] }, true],
    ['a channel', { channel: ['heron-help'] }, true],
    ['another channel', { channel: ['general'] }, false],
    ['a type that is not known yet', { type: ['defect' as const] }, false],
    ['all conditions at once', { words: ['vpn'], channel: ['heron-help'] }, true],
    ['not some of them', { words: ['vpn'], channel: ['general'] }, false],
  ])('%s', (_, when, expected) => {
    expect(found(when)).toBe(expected);
  });

  it('TRI-7 asks again once triage has said what it is', () => {
    expect(found({ type: ['defect'] }, { type: 'defect' })).toBe(true);
    expect(found({ component: ['search'] }, { components: ['Maps', 'Search'] })).toBe(true);
    expect(found({ component: ['Search'] }, { components: ['Content'] })).toBe(false);
  });

  it('TRI-7 the first that fits decides', () => {
    const routes = [rule('one', { words: ['printer'] }), rule('two', { words: ['vpn'] }), rule('three', ANY)];
    expect(routeOf(routes, ASKED)?.name).toBe('two');
    expect(routeOf([], ASKED)).toBeUndefined();
  });

  it('TRI-7 a rule behind a wider one never matches, whatever is asked', () => {
    const values = <T extends string>(...all: T[]) => fc.option(fc.subarray(all, { minLength: 1 }));
    const when = fc.record({
      type: values('defect', 'other'),
      component: values('Search', 'Content'),
      words: values('vpn', 'vpn client', 'slow'),
      channel: values('general', 'heron-help'),
      organisation: values('eastbrook', 'millford'),
    });
    const facts = fc.record({
      type: fc.constantFrom('defect' as const, 'other' as const, null),
      components: fc.constantFrom(['Search'], ['Content'], []),
      summary: fc.constantFrom('the vpn client', 'slow vpn', 'nothing'),
      description: fc.constant(''),
      channel: fc.constantFrom('general', 'heron-help', null),
      organisation: fc.constantFrom('eastbrook', 'millford', null),
    });
    fc.assert(
      fc.property(when, when, facts, (earlier, later, asked) => {
        if (!shadows(earlier, later)) return;
        expect(routeOf([rule('earlier', earlier), rule('later', later)], asked)?.name).not.toBe('later');
      }),
      { numRuns: 2000 },
    );
    expect(shadows({ ...ANY, words: ['vpn'] }, { ...ANY, words: ['vpn client'], channel: ['x'] })).toBe(true);
    expect(shadows({ ...ANY, words: ['vpn client'] }, { ...ANY, words: ['vpn'] })).toBe(false);
  });
});
