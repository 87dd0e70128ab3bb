import { expect, it } from 'vitest';
import { loadPolicy, readPolicy } from '../../src/policy/load-policy.ts';
import { PolicyRefused } from '../../src/policy/policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';

const CALENDAR = `calendars:
  desk:
    zone: Europe/Berlin
    hours: { mon to fri: 08:00 to 17:00 }
clocks:
  first_response:
    untriaged: 1 business day
`;

const read = (given: string) => readPolicy(`${CALENDAR}${given}`, 'desk.yml');

function mistakesIn(given: string): readonly string[] {
  try {
    read(given);
  } catch (error) {
    if (error instanceof PolicyRefused) return error.lines;
    throw error;
  }
  return [];
}

it('ESC-7 is 4 business hours to answer and a week without news where nothing else is said', () => {
  for (const policy of [loadPolicy('default'), read(''), read('escalation: {}')]) {
    expect(policy.escalation).toMatchObject({
      answerWithin: { unit: 'business minutes', count: 240 },
      chaseDays: 7,
    });
  }
  const policy = read('escalation: { answer_within: 1 business day, chase_every: 14 days }');
  expect(tellPolicy(policy, new Date('2026-03-03T15:00:00Z'))).toContain(
    'An engineer who is asked to take a ticket answers within 1 business day, and is asked for news after 14 days without any.',
  );
});

it.each([
  [
    '{ answer_within: 4 hours }',
    'answer_within “4 hours” is no target; write 90 business minutes, 4 business hours or 1 business day',
  ],
  ['{ chase_every: 61 days }', 'chase_every “61 days” cannot be; write from 1 day to 60 days'],
  ['{ chase_evry: 7 days }', 'chase_evry is no key here; did you mean chase_every?'],
])('ESC-7 refuses %s', (given, problem) => {
  expect(mistakesIn(`escalation: ${given}`)).toEqual([`desk.yml:8: escalation.${problem}`]);
});
