import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { mistakesIn, read } from './read.ts';

it('INC-3 is 5 minutes for high, 10 for medium and a service hour for low where nothing else is said', () => {
  for (const policy of [loadPolicy('default'), read(''), read('incidents: { ladder: {} }')]) {
    expect(policy.incidents.ladder).toEqual({
      high: 5 * MINUTE_MS,
      medium: 10 * MINUTE_MS,
      low: { unit: 'business minutes', count: 60 },
      repeat: 5 * MINUTE_MS,
    });
    expect(policy.incidents.gather.medium).toEqual(['on duty', 'backup']);
  }
  const policy = read('incidents: { ladder: { high: 1 hour }, gather: { medium: [] } }');
  expect(policy.tell(new Date('2026-03-03T15:00:00Z')).join('\n')).toMatch(
    /answers within 1 hour if it is high or unknown, 10 minutes if it is medium, 1 business hour.*Invited at once: on duty, backup, managers if it is high or unknown, nobody if/s,
  );
});

it.each([
  ['ladder: { high: 3 hours }', 'ladder.high “3 hours” cannot be; write from 1 minute to 2 hours'],
  ['ladder: { hihg: 5 minutes }', 'ladder.hihg is no key here; did you mean high?'],
  ['gather: { high: [on dty] }', 'gather.high.0 “on dty” is nobody of the ladder; did you mean on duty?'],
  ['gather: { high: everybody }', 'gather.high write a list of them, such as [on duty, backup], or []'],
])('INC-3 refuses %s', (given, problem) => {
  expect(mistakesIn(`incidents: { ${given} }`)).toEqual([`desk.yml:8: incidents.${problem}`]);
});

it('INC-3 the ladder is tried once a week, and what stands is said again after four', () => {
  for (const policy of [loadPolicy('default'), read('')])
    expect(policy.incidents.check).toEqual({ everyMs: 7 * DAY_MS, againMs: 28 * DAY_MS });
  const policy = read('incidents: { check: { every: 1 day } }');
  expect(policy.tell(new Date('2026-03-03T15:00:00Z')).join('\n')).toMatch(
    /Every 1 day it is tried, without a word to them.*said again after 28 days/,
  );
  expect(mistakesIn('incidents: { check: { every: 0 days } }')).toEqual([
    'desk.yml:8: incidents.check.every “0 days” cannot be; write from 1 day to 365 days',
  ]);
});

it('INC-14 reports are due after 3 days or 5 business days; a wrong wait is told with what to write', () => {
  const usual = { high: 3 * DAY_MS, other: { unit: 'business days', count: 5 } };
  for (const policy of [loadPolicy('default'), read('')]) {
    expect(policy.incidents.retrospective).toEqual({
      ...usual,
      archiveMs: 7 * DAY_MS,
      reviewMs: 30 * DAY_MS,
    });
  }
  expect(read('incidents: { retrospective: { high: 1 business day } }').incidents.retrospective.high).toEqual(
    {
      unit: 'business days',
      count: 1,
    },
  );
  expect(
    mistakesIn('incidents: { retrospective: { high: soon, review_after: 400 days } }').join('\n'),
  ).toMatch(
    /“soon” cannot be; write 3 days or 5 business days.*“400 days” cannot be; write 7 days, from 1 day to 365/s,
  );
});

it('INC-2 the tracking record is in the repository of the desk, in another one, or nowhere', () => {
  expect(loadPolicy('default').incidents.repository).toBe('desk');
  const told = (given: string) =>
    read(`incidents: { repository: ${given} }`).tell(new Date('2026-03-03')).join('\n');
  expect(told('heron/incidents')).toContain('has an issue in heron/incidents.');
  expect(told('desk')).toContain('has an issue in the repository of the desk.');
  expect(told('none')).toContain('Incidents have no issues on GitHub.');
  expect(mistakesIn('incidents: { repository: incidents }').join()).toContain(
    '“incidents” is no repository; write desk, none, or a repository as owner/name',
  );
});
