import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';
import { mistakesIn, read } from './read.ts';

it('ESC-3 ESC-4 names the milestones, and what completed issues make of their tickets', () => {
  const shipped = { milestones: { next: 'Next', later: 'Later' }, completed: 'ready for testing' };
  for (const policy of [loadPolicy('default'), read(''), read('escalation: {}')]) {
    expect(policy.escalation).toMatchObject(shipped);
  }
  const policy = read('escalation: { milestones: { next: Sprint }, completed: done }');
  expect(tellPolicy(policy, new Date('2026-03-03T15:00:00Z'))).toContain(
    'Accepted issues go to the milestone Sprint or Later, where the repository has it; an issue closed as completed makes its tickets done.',
  );
});

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
  ['{ completed: finished }', 'completed write ready for testing or done'],
  [
    '{ milestones: { next: "" } }',
    'milestones.next is no title; write one of 255 characters at most, such as Next',
  ],
  ['{ milestones: { nxt: Next } }', 'milestones.nxt is no key here; did you mean next?'],
  ['{ chase_evry: 7 days }', 'chase_evry is no key here; did you mean chase_every?'],
])('refuses %s', (given, problem) => {
  expect(mistakesIn(`escalation: ${given}`)).toEqual([`desk.yml:8: escalation.${problem}`]);
});
