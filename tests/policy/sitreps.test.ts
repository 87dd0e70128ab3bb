import { expect, it } from 'vitest';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { tellPolicy } from '../../src/policy/tell-policy.ts';
import { mistakesIn, read } from './read.ts';

it('INC-7 sitreps are due hourly, twice a day or daily where nothing else is said', () => {
  for (const policy of [loadPolicy('default'), read(''), read('incidents: { sitreps: { low: {} } }')]) {
    expect(policy.incidents.sitreps).toEqual({
      high: {
        first: { unit: 'minutes', count: 15 },
        every: { unit: 'minutes', count: 60 },
        isRoundTheClock: true,
        remindAt: [-10, 0, 10],
      },
      medium: {
        first: { unit: 'minutes', count: 30 },
        every: { unit: 'twice a day' },
        isRoundTheClock: false,
        remindAt: [-10, 0, 10],
      },
      low: {
        first: { unit: 'end of the day' },
        every: { unit: 'daily' },
        isRoundTheClock: false,
        remindAt: [0, 60],
      },
    });
  }
});

it('INC-2 INC-7 tells sitreps and links in words', () => {
  const policy = read(`incidents:
  sitreps: { high: { every: 30 minutes, remind: [when due] } }
  links: { bridge: 'https://meet.example/{incident}' }`);
  const told = tellPolicy(policy, new Date('2026-03-03T15:00:00Z'));
  expect(told).toContain(
    'Sitreps of an incident of high severity: the first within 15 minutes, then every 30 minutes, round the clock; whoever leads is reminded when it is due.',
  );
  expect(told).toContain('Each room has as bookmarks the bridge https://meet.example/{incident}.');
});

it.each([
  ['sitreps: { high: { first: soon } }', 'sitreps.high.first “soon” is no time to wait; write 15 minutes'],
  ['sitreps: { high: { every: 200 hours } }', 'sitreps.high.every “200 hours” is no time to wait'],
  [
    'sitreps: { high: { hours: nights } }',
    'sitreps.high.hours “nights” cannot be; write always or service hours',
  ],
  ['sitreps: { high: { remind: [] } }', 'sitreps.high.remind needs one time at the least'],
  [
    'sitreps: { high: { remind: [when due, 1 hour after, 2 hours after, 3 hours after] } }',
    'sitreps.high.remind has more than 3 times',
  ],
  ['sitreps: { high: { remind: [later] } }', 'sitreps.high.remind.0 “later” is no time for a reminder'],
  ['sitreps: { hihg: {} }', 'sitreps.hihg is no key here; did you mean high?'],
  ['links: { bridge: meet }', 'links.bridge “meet” is no address'],
  [
    'links: { bridge: "https://meet.example/{ticket}" }',
    'links.bridge names {ticket}, which stands for nothing',
  ],
])('INC-7 refuses %s', (given, problem) => {
  const [mistake = ''] = mistakesIn(`incidents: { ${given} }`);
  expect(mistake).toContain(`desk.yml:8: incidents.${problem}`);
});
