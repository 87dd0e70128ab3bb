import { describe, expect, it } from 'vitest';
import { labelDrift, tellDrift, ticketDrift } from '../../src/domain/taxonomy/label-drift.ts';
import type { Term } from '../../src/domain/taxonomy/terms.ts';

const label = (id: number, name: string, colour: string | null, more: Partial<Term> = {}): Term => ({
  id,
  kind: 'label',
  name,
  colour,
  about: '',
  follows: null,
  retiredAt: null,
  mergedIntoId: null,
  ...more,
});

const TERMS = [
  label(1, 'Defect', 'd73a4a'),
  label(2, 'Blocked', 'f9d0c4'),
  label(3, 'Old', 'cccccc', { retiredAt: new Date(0) }),
  label(4, 'Map', null, { kind: 'component' }),
];

describe('TRI-6 label drift', () => {
  it('is what is missing there and what has another colour, whatever the case', () => {
    const there = [{ name: 'defect', color: 'FF0000' }];
    const drift = labelDrift(TERMS, 'heron/library', there);
    expect(drift).toEqual({
      repo: 'heron/library',
      missing: ['Blocked'],
      recoloured: [{ name: 'Defect', here: 'd73a4a', there: 'ff0000' }],
    });
    expect(tellDrift([drift], [])).toEqual([
      'Defect is #ff0000 in heron/library and #d73a4a here: give it one colour, there or with “Change one”.',
      'Not in heron/library: Blocked. An issue that first needs one brings it; one that was renamed there has its old name here still.',
    ]);
  });

  it('is nothing where both are the same', () => {
    const there = [
      { name: 'Defect', color: 'd73a4a' },
      { name: 'Blocked', color: 'F9D0C4' },
      { name: 'theirs', color: '000000' },
    ];
    expect(tellDrift([labelDrift(TERMS, 'heron/library', there)], [])).toEqual([]);
  });

  it('is a ticket whose issue has other labels of the desk’s; those of a decision and of GitHub’s own do not count', () => {
    expect(ticketDrift(TERMS, 7, ['Defect'], ['defect', 'Needs refining', 'theirs'])).toBeUndefined();
    const drift = ticketDrift(TERMS, 7, ['Defect'], ['Blocked']);
    expect(drift).toEqual({ number: 7, onlyHere: ['Defect'], onlyThere: ['Blocked'] });
    expect(tellDrift([], drift ? [drift] : [])).toEqual([
      'Ticket 7 has Defect here alone, Blocked on its issue alone: put it right on one of them.',
    ]);
  });
});
