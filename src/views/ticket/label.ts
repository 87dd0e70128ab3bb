import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { follows, labelsOf } from '../../domain/taxonomy/labels.ts';
import type { Term } from '../../domain/taxonomy/terms.ts';
import { context, plain } from '../blocks.ts';
import { offeredTerms, termsInput } from '../terms.ts';

export const LABEL_FORM = 'ticket.label-form';

export const labelForm = z.object({
  labels: z
    .array(z.string())
    .nullish()
    .transform((ids) => (ids ?? []).map(Number)),
});

/** All labels of a ticket to choose from; those that come by themselves are told, not offered. */
export function labelModal(
  ticket: { readonly number: number; readonly summary: string },
  terms: readonly Term[],
  labelIds: readonly number[],
): ModalView {
  const byThemselves = terms.filter((term) => labelIds.includes(term.id) && follows(terms, term));
  const told = labelsOf(
    terms,
    byThemselves.map(({ id }) => id),
  ).map(({ name }) => escapeText(name));
  const chosen = labelIds.map(String);
  const offered = offeredTerms(terms, 'label', chosen).filter((term) => !follows(terms, term));
  const field = termsInput('labels', 'Labels', offered, chosen, {
    hint: 'Facts worth reporting, such as Blocked. Requesters do not see them.',
  });
  return {
    type: 'modal',
    callback_id: LABEL_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Label ticket ${ticket.number}`),
    ...(offered.length > 0 ? { submit: plain('Save') } : {}),
    close: plain('Cancel'),
    blocks: [
      context(`“${escapeText(shorten(ticket.summary, 150))}”`),
      offered.length > 0
        ? field
        : context('There are no labels yet: an admin adds them with `/desk policy`.'),
      ...(told.length > 0 ? [context(`By itself, from triage: ${told.join(', ')}`)] : []),
    ],
  };
}
