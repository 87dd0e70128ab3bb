import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenTerm } from '../../../src/domain/taxonomy/choose.ts';
import { readLabelWords } from '../../../src/domain/taxonomy/label-words.ts';
import {
  followingLabels,
  type Labelled,
  labelChanges,
  labelsOf,
} from '../../../src/domain/taxonomy/labels.ts';
import { findTerm, readColour, readName, survivor, type Term } from '../../../src/domain/taxonomy/terms.ts';
import { PRIORITIES, TICKET_TYPES } from '../../../src/domain/ticket/triage.ts';

const term = (id: number, name: string, more: Partial<Term> = {}): Term => ({
  id,
  kind: 'label',
  name,
  colour: 'ededed',
  about: '',
  follows: null,
  retiredAt: null,
  mergedIntoId: null,
  ...more,
});
const gone = new Date('2026-03-02T12:00:00Z');

const TERMS = [
  term(1, 'Defect', { follows: 'defect', colour: 'd73a4a' }),
  term(2, 'Critical defect', { follows: 'P1', colour: 'b60205' }),
  term(3, 'Time-sensitive', { follows: 'time-sensitive' }),
  term(4, 'Blocked'),
  term(5, 'Insufficient information'),
  term(6, 'Stuck', { mergedIntoId: 4 }),
  term(7, 'Epic', { retiredAt: gone }),
  term(8, 'Search', { kind: 'component', colour: null }),
];
const NOTHING: Labelled = { type: null, priority: null, isTimeSensitive: false };
const names = (terms: readonly Term[]) => terms.map(({ name }) => name);

describe('labels that follow', () => {
  it('TRI-4 a critical defect has both labels, and what is time-sensitive its own', () => {
    const critical: Labelled = { ...NOTHING, type: 'defect', priority: 'P1' };
    expect(names(followingLabels(TERMS, critical))).toEqual(['Defect', 'Critical defect']);
    expect(names(followingLabels(TERMS, { ...NOTHING, isTimeSensitive: true }))).toEqual(['Time-sensitive']);
    expect(followingLabels(TERMS, NOTHING)).toEqual([]);
  });

  it('TRI-4 come and go with the answers, and leave the others alone', () => {
    const ticket = fc.record({
      type: fc.option(fc.constantFrom(...TICKET_TYPES)),
      priority: fc.option(fc.constantFrom(...PRIORITIES)),
      isTimeSensitive: fc.boolean(),
    });
    fc.assert(
      fc.property(ticket, fc.subarray([1, 2, 3, 4, 5, 7]), (is, has) => {
        const { added, removed } = labelChanges(TERMS, is, has);
        const after = [
          ...has.filter((id) => !removed.some((one) => one.id === id)),
          ...added.map(({ id }) => id),
        ];
        expect(after.filter((id) => [4, 5, 7].includes(id))).toEqual(has.filter((id) => id > 3));
        expect(after.includes(1)).toBe(is.type === 'defect');
        expect(after.includes(2)).toBe(is.priority === 'P1');
        expect(after.includes(3)).toBe(is.isTimeSensitive);
        const again = labelChanges(TERMS, is, after);
        expect([...again.added, ...again.removed]).toEqual([]);
      }),
    );
  });

  it('TRI-6 a retired one comes to no further ticket, and one that took another in follows for both', () => {
    const retired = [term(1, 'Defect', { follows: 'defect', retiredAt: gone })];
    const defect: Labelled = { ...NOTHING, type: 'defect' };
    expect(labelChanges(retired, defect, [])).toEqual({ added: [], removed: [] });
    expect(labelChanges(retired, defect, [1]).removed).toEqual([]);
    const merged = [term(1, 'Defect', { follows: 'defect', mergedIntoId: 2 }), term(2, 'Bug')];
    expect(names(followingLabels(merged, defect))).toEqual(['Bug']);
  });

  it('TRI-6 a ticket’s labels have the name and colour they shall have in GitHub, by name', () => {
    expect(labelsOf(TERMS, [4, 2, 1, 8])).toEqual([
      { name: 'Blocked', colour: 'ededed' },
      { name: 'Critical defect', colour: 'b60205' },
      { name: 'Defect', colour: 'd73a4a' },
    ]);
  });
});

describe('labels as people type them', () => {
  it.each([
    ['blocked', ['Blocked'], []],
    ['BLOCKED, insufficient  information', ['Blocked', 'Insufficient information'], []],
    ['blocked insufficient information', ['Blocked', 'Insufficient information'], []],
    ['-blocked +time-sensitive', ['Time-sensitive'], ['Blocked']],
    ['critical defect defect', ['Critical defect', 'Defect'], []],
    ['stuck', ['Blocked'], []],
    [' , ', [], []],
  ])('TRI-6 reads “%s”', (typed, add, remove) => {
    const read = readLabelWords(TERMS, typed);
    if ('unknown' in read) throw new Error(read.unknown);
    expect([names(read.add), names(read.remove)]).toEqual([add, remove]);
  });

  it.each([
    ['blokced', 'blokced'],
    ['blocked sometimes', 'sometimes'],
    ['search', 'search'],
    ['-nothing', 'nothing'],
  ])('TRI-6 “%s” is no label', (typed, unknown) => {
    expect(readLabelWords(TERMS, typed)).toEqual({ unknown });
  });
});

describe('terms', () => {
  it('TRI-6 what was merged leads to what it was merged into, however often', () => {
    const chain = [term(1, 'A', { mergedIntoId: 2 }), term(2, 'B', { mergedIntoId: 3 }), term(3, 'C')];
    expect(survivor(chain, 1)?.name).toBe('C');
    expect(findTerm(chain, 'label', 'a')?.name).toBe('C');
    expect(findTerm([...chain, term(4, 'A')], 'label', 'a')?.id).toBe(4);
    expect(chosenTerm(chain, 'label', 1, []).name).toBe('C');
  });

  it('TRI-6 a retired one can be kept, and not chosen', () => {
    expect(chosenTerm(TERMS, 'label', 7, [7]).name).toBe('Epic');
    expect(() => chosenTerm(TERMS, 'label', 7, [])).toThrow('“Epic” is retired');
    expect(() => chosenTerm(TERMS, 'component', 4, [])).toThrow('Choose the component again');
    expect(() => chosenTerm(TERMS, 'label', 99, [])).toThrow('the list has changed');
  });

  it.each([
    ['', 'Write a name.'],
    ['   ', 'Write a name.'],
    ['x'.repeat(51), 'A name has 50 characters at most; this one has 51.'],
    ['a, b', 'A name cannot have a comma'],
    ['-blocked', 'A name cannot begin with -'],
  ])('TRI-6 “%s” is no name', (typed, said) => {
    expect(() => readName(typed)).toThrow(said);
  });

  it('reads names and colours as they are typed', () => {
    expect(readName('  Opening   hours ')).toBe('Opening hours');
    expect(['#D73A4A', ' d73a4a ', 'red', '#fff', ''].map(readColour)).toEqual([
      'd73a4a',
      'd73a4a',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
