import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean } from '../../domain/message/slack-text.ts';
import { context, personWords, plain, textInput } from '../blocks.ts';

export const ESCALATION_ANSWER = 'escalation.answer-owner';
export const ANSWER_OWNER_FORM = 'escalation.answer-owner-form';

export const answerOwnerForm = z.object({
  answer: z
    .string('Write the answer.')
    .transform((given) => clean(given).trim())
    .pipe(z.string().min(1, 'Write the answer.')),
});

export interface OwnerQuestion {
  readonly number: number;
  /** The product owner's, word for word. */
  readonly question: string;
  /** What the requester has written since it was asked. */
  readonly said: string;
}

/** Back to the product owner, with what the requester said meanwhile to begin from (ESC-3). */
export function answerOwnerModal({ number, question, said }: OwnerQuestion): ModalView {
  return {
    type: 'modal',
    callback_id: ANSWER_OWNER_FORM,
    private_metadata: String(number),
    title: plain(`Answer, ticket ${number}`),
    submit: plain('Answer'),
    close: plain('Cancel'),
    blocks: [
      context('The product owner asks:'),
      personWords(question),
      textInput('answer', 'Your answer', {
        maxLength: 3000,
        multiline: true,
        focus: true,
        initial: said,
        hint: '🔒 Only the team sees it.',
      }),
    ],
  };
}
