import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';
import { mistakesIn, read } from './read.ts';

it('TRI-9 is 5 defects within 30 days where nothing else is said', () => {
  for (const policy of [loadPolicy('default'), read(''), read('pattern_note: {}')]) {
    expect(policy.patternNote).toEqual({ defects: 5, withinDays: 30 });
  }
  const policy = read('pattern_note: { defects: 3, within: 7 days }');
  expect(tellPolicy(policy, new Date('2026-03-03T15:00:00Z'))).toContain(
    '3 low-priority defects on one component within 7 days raise a note to the team.',
  );
});

it.each([
  ['{ defects: 1 }', 'defects write how many defects, from 2 to 100'],
  ['{ defects: 101 }', 'defects write how many defects, from 2 to 100'],
  ['{ defects: few }', 'defects write how many defects, from 2 to 100'],
  ['{ within: 0 days }', 'within “0 days” cannot be; write from 1 day to 366 days'],
  ['{ within: 30 }', 'within write from 1 day to 366 days'],
  ['{ witin: 30 days }', 'witin is no key here; did you mean within?'],
])('TRI-9 refuses %s', (given, problem) => {
  expect(mistakesIn(`pattern_note: ${given}`)).toEqual([`desk.yml:8: pattern_note.${problem}`]);
});
