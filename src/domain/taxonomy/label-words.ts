import { findTerm, isUsed, keyOf, type Term } from './terms.ts';

/** `/ticket label 142 blocked -epic`: what to put on and what to take off, or the words that are no label. */
export type LabelWords =
  | { readonly add: readonly Term[]; readonly remove: readonly Term[] }
  | { readonly unknown: string };

/**
 * Labels as people type them: with commas or without, `-` before one to take it off. A label of several words is
 * found among the words; the longest name wins.
 */
export function readLabelWords(terms: readonly Term[], typed: string): LabelWords {
  const add: Term[] = [];
  const remove: Term[] = [];
  for (const part of typed.split(/,|\s+(?=[-+]\S)/)) {
    const { sign = '', words = '' } = /^\s*(?<sign>[-+]?)\s*(?<words>.*)$/s.exec(part)?.groups ?? {};
    const read = readNames(terms, words.split(/\s+/).filter(Boolean));
    if ('unknown' in read) return read;
    (sign === '-' ? remove : add).push(...read.found);
  }
  return { add, remove };
}

function readNames(
  terms: readonly Term[],
  words: readonly string[],
): { found: Term[] } | { unknown: string } {
  if (words.length === 0) return { found: [] };
  for (let length = words.length; length > 0; length -= 1) {
    const label = findTerm(terms, 'label', words.slice(0, length).join(' '));
    if (!label) continue;
    const rest = readNames(terms, words.slice(length));
    return 'unknown' in rest ? rest : { found: [label, ...rest.found] };
  }
  return { unknown: words.join(' ') };
}

/** The names a mistyped label could have meant. */
export const labelNames = (terms: readonly Term[]): string[] =>
  terms.filter((term) => term.kind === 'label' && isUsed(term)).map((term) => keyOf(term.name));
