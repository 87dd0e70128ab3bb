import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText } from '../../domain/message/slack-text.ts';
import {
  LONGEST_ABOUT,
  LONGEST_NAME,
  readColour,
  type Term,
  type TermKind,
  usedTerms,
} from '../../domain/taxonomy/terms.ts';
import { context, plain, section, textInput } from '../blocks.ts';
import { termInput } from '../terms.ts';
import { tickets } from './policy.ts';

export const TERM_FORM = 'policy.term-form';
export const TERM_MERGE_FORM = 'policy.merge-form';
export const TERM_MERGE_SURE = 'policy.merge-sure';
export const TERM_RETIRE_SURE = 'policy.retire-sure';

export const termForm = z.object({
  name: z
    .string('Write a name.')
    .nullish()
    .transform((name) => name ?? ''),
  colour: z
    .string()
    .nullish()
    .transform((typed, ctx) => {
      const colour = typed ? readColour(typed) : null;
      if (colour !== undefined) return colour;
      ctx.addIssue({ code: 'custom', message: 'Write six digits from 0 to 9 and a to f, such as d73a4a.' });
      return z.NEVER;
    }),
  about: z
    .string()
    .nullish()
    .transform((about) => about?.trim() ?? ''),
});

/** Adds one of a kind, or changes the one it is given; the place tells which. */
export function termModal(kind: TermKind, term?: Term): ModalView {
  return {
    type: 'modal',
    callback_id: TERM_FORM,
    private_metadata: `${kind} ${term?.id ?? ''}`,
    title: plain(`${term ? 'Change' : 'Add'} ${kind}`),
    submit: plain(term ? 'Save' : `Add ${kind}`),
    close: plain('Cancel'),
    blocks: [
      textInput('name', 'Name', {
        maxLength: LONGEST_NAME,
        focus: true,
        initial: term?.name,
        hint: term
          ? 'Shows on every ticket that has it; their history keeps the old one.'
          : `Such as ${kind === 'component' ? 'Opening hours' : 'Waiting for parts'}.`,
      }),
      ...(kind === 'label'
        ? [
            textInput('colour', 'Colour', {
              maxLength: 7,
              optional: true,
              initial: term?.colour ?? undefined,
              hint: 'As GitHub writes it, such as d73a4a. Give it the one the label has there.',
            }),
            textInput('about', 'What it says', {
              maxLength: LONGEST_ABOUT,
              optional: true,
              initial: term?.about,
            }),
          ]
        : []),
    ],
  };
}

/** What stands behind the form: `label 12`, or `label` where one is added. */
export function readTermPlace(metadata: string): { kind: TermKind; id: number | undefined } {
  const [kind, id] = metadata.split(' ');
  return { kind: kind === 'component' ? 'component' : 'label', id: id ? Number(id) : undefined };
}

export const mergeForm = z.object({ into: z.string('Choose one.') });

export function mergeModal(term: Term, terms: readonly Term[], count: number): ModalView {
  const others = usedTerms(terms, term.kind).filter((other) => other.id !== term.id);
  return {
    type: 'modal',
    callback_id: TERM_MERGE_FORM,
    private_metadata: String(term.id),
    title: plain(`Merge ${term.kind}`),
    ...(others.length > 0 ? { submit: plain('Next') } : {}),
    close: plain('Cancel'),
    blocks: [
      section(`*${escapeText(term.name)}*, which ${tickets(count)} ${count === 1 ? 'has' : 'have'}.`),
      others.length > 0
        ? termInput('into', 'Into', others, undefined, { optional: false, hint: 'This one stays.' })
        : context(`There is no other ${term.kind} in use.`),
    ],
  };
}

/** C-1: object, effect and count, and a button that repeats the verb. */
export function mergeSureModal(term: Term, into: Term, count: number): ModalView {
  const [one, other] = [escapeText(term.name), escapeText(into.name)];
  const follows =
    term.follows && !into.follows
      ? ` From then on ${other} comes and goes by itself with ${term.follows}.`
      : '';
  return {
    type: 'modal',
    callback_id: TERM_MERGE_SURE,
    private_metadata: `${term.id} ${into.id}`,
    title: plain(`Merge ${term.kind}`),
    submit: plain(`Merge ${term.kind}`),
    close: plain('Keep it'),
    blocks: [
      section(
        `*Merge ${one} into ${other}?*\n${tickets(count)} ${count === 1 ? 'has' : 'have'} ${one} and will have ${other}. Their history keeps the old name. This cannot be taken back.${follows}`,
      ),
    ],
  };
}

export function retireSureModal(term: Term, count: number): ModalView {
  const name = escapeText(term.name);
  const follows = term.follows ? ' It comes to no further ticket by itself.' : '';
  return {
    type: 'modal',
    callback_id: TERM_RETIRE_SURE,
    private_metadata: String(term.id),
    title: plain(`Retire ${term.kind}`),
    submit: plain(`Retire ${term.kind}`),
    close: plain('Keep it'),
    blocks: [
      section(
        `*Retire ${name}?*\n${tickets(count)} ${count === 1 ? 'has' : 'have'} it and ${count === 1 ? 'keeps' : 'keep'} it. Nobody can choose it any more.${follows} It can be brought back.`,
      ),
    ],
  };
}
