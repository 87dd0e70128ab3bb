import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { clean } from '../../domain/message/slack-text.ts';
import { RATINGS, type Rating } from '../../domain/ticket/rating.ts';
import { button, context, plain, section, textInput } from '../blocks.ts';

export const RATING_COMMENT = 'rating.comment';
export const RATING_COMMENT_FORM = 'rating.comment-form';

/** Slack wants an id for each button of a row. */
export const RATE_ONE = 'ticket.rate-one';
export const RATE_TWO = 'ticket.rate-two';
export const RATE_THREE = 'ticket.rate-three';
export const RATE_FOUR = 'ticket.rate-four';
export const RATE_FIVE = 'ticket.rate-five';

/** The numbers alone say nothing of which end is good. */
const LABELS: Record<Rating, readonly [label: string, actionId: string]> = {
  1: ['1 poor', RATE_ONE],
  2: ['2', RATE_TWO],
  3: ['3', RATE_THREE],
  4: ['4', RATE_FOUR],
  5: ['5 very good', RATE_FIVE],
};

/** `value` is `number:event`: which end of which ticket is rated. */
export function ratingQuestion(value: string): KnownBlock[] {
  const [number = ''] = value.split(':');
  return [
    section('How was the help? One press is enough.'),
    {
      type: 'actions',
      block_id: 'rate',
      elements: RATINGS.map((rating) => {
        const [label, actionId] = LABELS[rating];
        return button(label, actionId, value, `help with ticket ${number}, 1 to 5`);
      }),
    },
  ];
}

export const commentForm = z.object({
  comment: z
    .string('Write a word, or close this.')
    .transform((text) => clean(text).trim())
    .pipe(z.string().min(1, 'Write a word, or close this.')),
});

export function commentModal(value: string): ModalView {
  const [number = ''] = value.split(':');
  return {
    type: 'modal',
    callback_id: RATING_COMMENT_FORM,
    private_metadata: value,
    title: plain(`Ticket ${number}`),
    submit: plain('Add comment'),
    close: plain('Cancel'),
    blocks: [
      context('Only the desk reads this.'),
      textInput('comment', 'Your comment', {
        maxLength: 2000,
        multiline: true,
        focus: true,
        hint: 'What helped, or what should go better next time.',
      }),
    ],
  };
}
