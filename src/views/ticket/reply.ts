import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean, escapeText, shorten } from '../../domain/message/slack-text.ts';
import { checkboxInput, context, plain, textInput } from '../blocks.ts';

export const REPLY_FORM = 'ticket.reply-form';

export const replyForm = z.object({
  text: z
    .string('Write what the requester should read.')
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, 'Write what the requester should read.')),
  asks: z
    .array(z.string())
    .nullish()
    .transform((chosen) => chosen?.includes('yes') ?? false),
});

/** Public from the start, and it says so (CNV-1). */
export function replyModal(ticket: {
  number: number;
  summary: string;
  requester: string;
  draft: string;
}): ModalView {
  return {
    type: 'modal',
    callback_id: REPLY_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Reply, ticket ${ticket.number}`),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [
      context(
        `*${escapeText(ticket.requester)} reads this*, under your name: “${escapeText(shorten(ticket.summary, 100))}”`,
      ),
      textInput('text', 'Your reply', {
        maxLength: 3000,
        multiline: true,
        focus: true,
        initial: ticket.draft,
      }),
      checkboxInput('asks', 'Then', 'It asks the requester something: wait for the answer'),
    ],
  };
}
