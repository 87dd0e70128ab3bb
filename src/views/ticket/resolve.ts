import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean, escapeText } from '../../domain/message/slack-text.ts';
import { context, plain, selectInput, textInput } from '../blocks.ts';

export const RESOLVE_FORM = 'ticket.resolve-form';

/** What an agent may say; *no response* is the desk's own, under its own conditions (FUP-2). */
const CHOICES = ['information provided', 'done', 'declined', 'duplicate'] as const;

export const resolveForm = z.object({
  resolution: z.enum(CHOICES, 'Choose how it ended.'),
  message: z
    .string()
    .nullish()
    .transform((text) => clean(text ?? '').trim()),
});

export function resolveModal(ticket: { number: number; requester: string; thanks: string }): ModalView {
  return {
    type: 'modal',
    callback_id: RESOLVE_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Resolve ticket ${ticket.number}`),
    submit: plain('Resolve'),
    close: plain('Cancel'),
    blocks: [
      selectInput('resolution', 'How it ended', [
        ['done', 'Done: we changed or made something'],
        ['information provided', 'Information provided: we answered'],
        ['declined', 'Declined: we will not do it'],
        ['duplicate', 'Duplicate of another ticket'],
      ]),
      context(`*${escapeText(ticket.requester)} reads this*, and can say *Not yet* to open it again.`),
      textInput('message', 'Last message', {
        maxLength: 3000,
        multiline: true,
        optional: true,
        initial: ticket.thanks,
        hint: 'Say what was done, or why not. Needed when it is declined.',
      }),
    ],
  };
}

/** The drafted thanks (RES-2); the agent edits it. */
export const thanksFor = (requester: string): string =>
  `Hello ${requester.split(' ')[0] ?? requester},\nthis should be settled now. Thank you for telling us.`;
