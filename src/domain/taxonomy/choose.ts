import { Refusal } from '../refusal.ts';
import { isUsed, survivor, type Term, type TermKind } from './terms.ts';

/**
 * The term somebody chose, or what it was merged into since the list was drawn. Refuses a retired one, but for
 * tickets that have it already (TRI-6).
 */
export function chosenTerm(
  terms: readonly Term[],
  kind: TermKind,
  id: number,
  has: readonly number[],
  field: string = kind,
): Term {
  const term = survivor(terms, id);
  if (term?.kind !== kind) {
    throw new Refusal('term.unknown', `Choose the ${kind} again: the list has changed.`, field);
  }
  if (!isUsed(term) && !has.includes(term.id)) throw retired(term, field);
  return term;
}

export const retired = ({ kind, name }: Pick<Term, 'kind' | 'name'>, field?: string): Refusal =>
  new Refusal('term.retired', `The ${kind} “${name}” is retired. Choose another, or none.`, field);
