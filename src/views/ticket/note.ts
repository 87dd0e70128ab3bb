import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean } from '../../domain/message/slack-text.ts';
import { context, plain, textInput } from '../blocks.ts';

export const NOTE_FORM = 'ticket.note-form';

export const noteForm = z.object({
  text: z
    .string('Write what the team should know.')
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, 'Write what the team should know.')),
});

export function noteModal(ticket: { number: number; draft: string }): ModalView {
  return {
    type: 'modal',
    callback_id: NOTE_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Note, ticket ${ticket.number}`),
    submit: plain('Save note'),
    close: plain('Cancel'),
    blocks: [
      context('🔒 Only the team sees this.'),
      textInput('text', 'Note', { maxLength: 3000, multiline: true, focus: true, initial: ticket.draft }),
    ],
  };
}
