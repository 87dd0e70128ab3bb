import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { MINUTE_MS, STAGE_TIME } from '../support/clock.ts';
import { mistakesIn, read } from './read.ts';

it('INC-5 the product owner has 30 minutes for the text for stakeholders, which is copied, where nothing else is said', () => {
  const usual = { answerWithinMs: 30 * MINUTE_MS, channel: null };
  for (const policy of [loadPolicy('default'), read(''), read('incidents: { stakeholders: {} }')])
    expect(policy.incidents.stakeholders).toEqual(usual);
  const policy = read('incidents: { stakeholders: { answer_within: 1 hour, channel: "#service-status" } }');
  expect(policy.tell(new Date(STAGE_TIME)).join('\n')).toContain(
    'written by the product owner within 1 hour, and is posted in #service-status once it is released.',
  );
});

it.each([
  ['answer_within: 3 minutes', 'answer_within “3 minutes” cannot be; write from 5 minutes to 24 hours'],
  [
    'channel: Service Status',
    'channel “Service Status” is no name of a channel: lower case, digits, - and _',
  ],
  ['chanel: status', 'chanel is no key here; did you mean channel?'],
])('INC-5 refuses %s', (given, problem) => {
  const said = mistakesIn(`incidents: { stakeholders: { ${given} } }`);
  expect(said).toEqual([`desk.yml:8: incidents.stakeholders.${problem}`]);
});
