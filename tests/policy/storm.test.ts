import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { MINUTE_MS, STAGE_TIME } from '../support/clock.ts';
import { mistakesIn, read } from './read.ts';

it('INC-12 5 similar tickets within 10 minutes suggest an incident where nothing else is said', () => {
  const usual = { tickets: 5, withinMs: 10 * MINUTE_MS };
  for (const policy of [loadPolicy('default'), read(''), read('incidents: { storm: {} }')])
    expect(policy.incidents.storm).toEqual(usual);
  const policy = read('incidents: { storm: { tickets: 3, within: 1 hour } }');
  expect(policy.incidents.storm).toEqual({ tickets: 3, withinMs: 60 * MINUTE_MS });
  expect(policy.tell(new Date(STAGE_TIME)).join('\n')).toContain(
    '3 similar tickets within 1 hour, of more than one person, suggest an incident to the team.',
  );
});

it.each([
  ['storm: { tickets: 1 }', 'storm.tickets write how many tickets, from 2 to 100'],
  ['storm: { tickets: five }', 'storm.tickets write how many tickets, from 2 to 100'],
  ['storm: { within: 3 hours }', 'storm.within “3 hours” cannot be; write from 1 minute to 2 hours'],
  ['storm: { wihtin: 5 minutes }', 'storm.wihtin is no key here; did you mean within?'],
])('INC-12 refuses %s', (given, problem) => {
  expect(mistakesIn(`incidents: { ${given} }`)).toEqual([`desk.yml:8: incidents.${problem}`]);
});
