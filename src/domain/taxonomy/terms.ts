import { Refusal } from '../refusal.ts';

/** The words a desk sorts its tickets by (TRI-6): a ticket has one component at most, and any labels. */
export const TERM_KINDS = ['component', 'label'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** A term as tickets point at it: by its id, so that a new name shows everywhere. */
export interface Term {
  readonly id: number;
  readonly kind: TermKind;
  readonly name: string;
  /** Six hexadecimal digits, as GitHub writes them; components have none. */
  readonly colour: string | null;
  readonly about: string;
  /** What a label says of its ticket by itself, such as `defect` (TRI-4). */
  readonly follows: string | null;
  /** Chosen no more; tickets that have it keep it. */
  readonly retiredAt: Date | null;
  /** The survivor: what pointed here points there now. */
  readonly mergedIntoId: number | null;
}

/** As a ticket's history keeps it: the name is the one of that time. */
export interface TermRef {
  readonly termId: number;
  readonly name: string;
}

export const refOf = ({ id, name }: Pick<Term, 'id' | 'name'>): TermRef => ({ termId: id, name });

/** GitHub's limits, which are below Slack's 75 for an option. */
export const LONGEST_NAME = 50;
export const LONGEST_ABOUT = 100;

/** What makes two names the same: neither case nor the width of a gap. */
export const keyOf = (name: string): string => spaced(name).toLowerCase();

const spaced = (name: string): string => name.trim().replaceAll(/\s+/g, ' ');

/** A name as typed, its gaps closed. Refuses none, a long one, and what a list of labels could not be read with. */
export function readName(typed: string): string {
  const name = spaced(typed);
  const problem = nameProblem(name);
  if (problem) throw new Refusal('term.name', problem, 'name');
  return name;
}

/** Undefined if it is a name. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return 'Write a name.';
  if (name.length > LONGEST_NAME) {
    return `A name has ${LONGEST_NAME} characters at most; this one has ${name.length}.`;
  }
  if (/^[-+]/.test(name)) return 'A name cannot begin with - or +, which take a label away and add it.';
  return name.includes(',') ? 'A name cannot have a comma, which stands between two labels.' : undefined;
}

/** Six hexadecimal digits, with or without #; undefined if it is none. */
export const readColour = (typed: string): string | undefined =>
  /^#?([0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase();

export const isUsed = (term: Term): boolean => term.retiredAt === null && term.mergedIntoId === null;

/** Those that can be chosen, by name. */
export function usedTerms(terms: readonly Term[], kind: TermKind): Term[] {
  return terms.filter((term) => term.kind === kind && isUsed(term)).sort(byName);
}

export const byName = (one: { name: string }, other: { name: string }): number =>
  keyOf(one.name) < keyOf(other.name) ? -1 : 1;

/** The term itself, or what it was merged into, however often. */
export function survivor(terms: readonly Term[], id: number): Term | undefined {
  const term = terms.find((one) => one.id === id);
  return term?.mergedIntoId ? survivor(terms, term.mergedIntoId) : term;
}

/** By name; the name of a merged one leads to its survivor, unless another has that name by now. */
export function findTerm(terms: readonly Term[], kind: TermKind, name: string): Term | undefined {
  const named = terms.filter((term) => term.kind === kind && keyOf(term.name) === keyOf(name));
  const [found] = [...named.filter((term) => term.mergedIntoId === null), ...named.reverse()];
  return found && survivor(terms, found.id);
}

export const TERM_CHANGES = ['added', 'changed', 'retired', 'brought back', 'merged'] as const;
export type TermChange = (typeof TERM_CHANGES)[number];

/** What a change of a term is told by: how it was, and how it is. */
export type TermState = Pick<Term, 'name' | 'colour' | 'about'>;

export const stateOf = ({ name, colour, about }: TermState): TermState => ({ name, colour, about });

/** A change in words: "renamed component Maps to Places". */
export function tellTermChange(
  kind: TermChange,
  what: TermKind,
  before: TermState | null,
  after: TermState,
): string {
  switch (kind) {
    case 'changed':
      return before && before.name !== after.name
        ? `renamed ${what} ${before.name} to ${after.name}`
        : `changed ${what} ${after.name}`;
    case 'merged':
      return `merged ${what} ${before?.name ?? ''} into ${after.name}`;
    default:
      return `${kind} ${what} ${after.name}`;
  }
}
