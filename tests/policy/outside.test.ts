import { expect, it } from 'vitest';
import { loadPolicy, readPolicy } from '../../src/policy/load-policy.ts';
import { PolicyRefused } from '../../src/policy/policy.ts';
import { MINUTE_MS, STAGE_TIME } from '../support/clock.ts';

const CALENDAR = `calendars:
  desk:
    zone: Europe/Berlin
    hours: { mon to fri: 08:00 to 17:00 }
clocks:
  first_response:
    untriaged: 1 business day
`;

const read = (given: string) => readPolicy(`${CALENDAR}incidents: { outside: ${given} }`, 'desk.yml');

function mistakesIn(given: string): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.lines;
    throw error;
  }
  return [];
}

it('INC-15 names no webhook where nothing is said, and tells of them without their paths', () => {
  const usual = { webhooks: [], afterMs: MINUTE_MS };
  for (const policy of [loadPolicy('default'), read('{}')]) expect(policy.incidents.outside).toEqual(usual);
  const policy = read(
    '{ webhooks: [https://pager.example/hooks/k3y, https://pager.example/hooks/k3y], after: 3 minutes }',
  );
  expect(policy.incidents.outside).toEqual({
    webhooks: ['https://pager.example/hooks/k3y'],
    afterMs: 3 * MINUTE_MS,
  });
  const told = policy.tell(new Date(STAGE_TIME)).join('\n');
  expect(told).toContain('after 3 minutes, pager.example is told whom to telephone');
  expect(told).not.toContain('k3y');
});

it.each([
  ['{ webhooks: [http://pager.example/x] }', 'webhooks.0 “http://pager.example/x” is no address'],
  ['{ webhooks: [https://u:p@pager.example/x] }', 'webhooks.0 “https://u:p@pager.example/x” is no address'],
  ['{ webhooks: https://pager.example/x }', 'webhooks write a list of addresses'],
  ['{ after: 2 hours }', 'after “2 hours” cannot be; write from 1 minute to 1 hour'],
  ['{ webhook: [] }', 'webhook is no key here; did you mean webhooks?'],
])('INC-15 refuses outside: %s', (given, problem) => {
  expect(mistakesIn(given)).toEqual([expect.stringContaining(`incidents.outside.${problem}`)]);
});
