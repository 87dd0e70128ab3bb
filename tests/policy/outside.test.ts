import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { MINUTE_MS, STAGE_TIME } from '../support/clock.ts';
import { mistakesIn, read } from './read.ts';

it('INC-15 names no webhook where nothing is said, and tells of them without their paths', () => {
  const usual = { webhooks: [], afterMs: MINUTE_MS };
  for (const policy of [loadPolicy('default'), read('')]) expect(policy.incidents.outside).toEqual(usual);
  const webhooks = '[https://pager.example/hooks/k3y, https://pager.example/hooks/k3y]';
  const policy = read(`incidents: { outside: { webhooks: ${webhooks}, after: 3 minutes } }`);
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
  const said = mistakesIn(`incidents: { outside: ${given} }`);
  expect(said).toEqual([expect.stringContaining(`incidents.outside.${problem}`)]);
});
