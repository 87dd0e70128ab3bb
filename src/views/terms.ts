import type { InputBlock, PlainTextOption } from '@slack/types';
import { isUsed, type Term, type TermKind, usedTerms } from '../domain/taxonomy/terms.ts';
import { type Field, input, plain } from './blocks.ts';

/** Slack draws no longer list; one that is longer is searched as people type. */
export const MOST_OPTIONS = 100;

/** Terms to choose from: those in use, and what is chosen already though it is retired. */
export function offeredTerms(terms: readonly Term[], kind: TermKind, chosen: readonly string[]): Term[] {
  const kept = terms.filter(
    (term) => term.kind === kind && !isUsed(term) && chosen.includes(String(term.id)),
  );
  return [...usedTerms(terms, kind), ...kept];
}

export const termOption = (term: Term): PlainTextOption => ({
  text: plain(isUsed(term) ? term.name : `${term.name} (retired)`),
  value: String(term.id),
});

/** One of many, or none. */
export function termInput(
  field: string,
  label: string,
  offered: readonly Term[],
  chosen: string | null | undefined,
  shape: Field = {},
): InputBlock {
  return longSelectInput(field, label, offered.map(termOption), chosen, shape);
}

/** One of many, or none; a list that Slack does not draw is searched, and `suggestions` in commands/index.ts names who finds. */
export function longSelectInput(
  field: string,
  label: string,
  options: PlainTextOption[],
  chosen: string | null | undefined,
  shape: Field = {},
): InputBlock {
  const initial = options.find((option) => option.value === chosen);
  const rest = { action_id: 'value', ...(initial ? { initial_option: initial } : {}) };
  return {
    ...input(field, label, { optional: true, ...shape }),
    element:
      options.length > MOST_OPTIONS
        ? { type: 'external_select', min_query_length: 0, ...rest }
        : { type: 'static_select', options, ...rest },
  };
}

/** Any of many. */
export function termsInput(
  field: string,
  label: string,
  offered: readonly Term[],
  chosen: readonly string[],
  shape: Field = {},
): InputBlock {
  const options = offered.map(termOption);
  const initial = options.filter((option) => chosen.includes(option.value ?? ''));
  const rest = { action_id: 'value', ...(initial.length > 0 ? { initial_options: initial } : {}) };
  return {
    ...input(field, label, { optional: true, ...shape }),
    element:
      options.length > MOST_OPTIONS
        ? { type: 'multi_external_select', min_query_length: 0, ...rest }
        : { type: 'multi_static_select', options, ...rest },
  };
}
