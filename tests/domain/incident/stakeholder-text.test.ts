import { expect, it } from 'vitest';
import { PROPERTIES } from '../../../src/domain/incident/assessment.ts';
import {
  draftStakeholderText,
  refusePromisedEnd,
  tellStakeholderText,
} from '../../../src/domain/incident/stakeholder-text.ts';

const KNOWN = {
  title: 'Saving fails in Eastbrook',
  isPrivate: false,
  declaredAt: new Date('2026-03-03T15:00:00Z'),
  hits: ['integrity', 'availability'],
  workaround: 'write in a document',
  nextBy: new Date('2026-03-03T16:00:00Z'),
  zone: 'America/New_York',
} as const;

it('INC-5 the draft says where it stands, what it means and when they hear again', () => {
  expect(tellStakeholderText(draftStakeholderText(KNOWN))).toBe(
    [
      'We have had a problem since Tue 10:00 EST: Saving fails in Eastbrook. People are working on it.',
      'What was saved lately may be wrong or missing. Parts of the service may not work for you. Until it is over: write in a document',
      'You hear from us again by Tue 11:00 EST.',
    ].join('\n'),
  );
});

it('INC-10 of a private one it names nothing', () => {
  const told = tellStakeholderText(draftStakeholderText({ ...KNOWN, isPrivate: true, hits: PROPERTIES }));
  expect(told).not.toMatch(/Eastbrook|data|document/);
});

it('W-5 INC-5 no draft promises an end, and none that does passes', () => {
  for (const hits of [[], ...PROPERTIES.map((one) => [one]), PROPERTIES]) {
    const draft = draftStakeholderText({ ...KNOWN, hits, nextBy: null });
    expect(() => refusePromisedEnd(draft, '2026-03-03', null)).not.toThrow();
  }
  const draft = draftStakeholderText(KNOWN);
  const promised = (words: string) => () => refusePromisedEnd({ ...draft, means: words }, '2026-03-03', null);
  expect(promised('It will be fixed by 16:00.')).toThrow('reads like a promise of when it is over');
  expect(promised('We fix it by tomorrow.')).toThrow('reads like a promise');
  expect(promised('Published pages are untouched.')).not.toThrow();
});
