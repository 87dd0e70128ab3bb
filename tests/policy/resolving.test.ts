import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';
import { mistakesIn, read } from './read.ts';

describe('RES-3 how long a reply opens a ticket again', () => {
  it('RES-3 is 14 days where nothing else is said', () => {
    expect(loadPolicy('default').resolving.reopenDays).toBe(14);
    expect(read('').resolving.reopenDays).toBe(14);
    expect(read('resolving: {}').resolving.reopenDays).toBe(14);
  });

  it.each([
    ['1 day', 1],
    ['30 days', 30],
    ['366 days', 366],
  ])('RES-3 %s', (given, days) => {
    const policy = read(`resolving: { reopen_within: ${given} }`);
    expect(policy.resolving.reopenDays).toBe(days);
    const told = `A reply within ${days === 1 ? '1 day' : `${days} days`} opens a resolved ticket again; after that it is closed.`;
    expect(tellPolicy(policy, new Date('2026-03-03T15:00:00Z'))).toContain(told);
  });

  it.each(['0 days', '367 days', 'two weeks', '14', '-1 days', '14 business days'])(
    'RES-3 refuses %s',
    (given) => {
      expect(mistakesIn(`resolving: { reopen_within: "${given}" }`)).toEqual([
        `desk.yml:8: resolving.reopen_within “${given}” is no number of days; write 1 day to 366 days, such as 14 days`,
      ]);
    },
  );

  it('RES-3 names the key that was meant', () => {
    expect(mistakesIn('resolving: { reopen_withn: 14 days }')).toEqual([
      'desk.yml:8: resolving.reopen_withn is no key here; did you mean reopen_within?',
    ]);
  });
});
