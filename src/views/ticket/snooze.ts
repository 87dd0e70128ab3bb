import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { context, momentInput, plain } from '../blocks.ts';

export const SNOOZE_FORM = 'ticket.snooze-form';

export const snoozeForm = z.object({
  /** Missing: until the requester replies. */
  until: z
    .string()
    .nullish()
    .transform((seconds) => (seconds ? new Date(Number(seconds) * 1000) : null)),
});

/** `until`: what is proposed. `said`: what could not be read as a time, or nothing. */
export function snoozeModal(ticket: { number: number; until: Date | undefined; said: string }): ModalView {
  return {
    type: 'modal',
    callback_id: SNOOZE_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Snooze ticket ${ticket.number}`),
    submit: plain('Snooze'),
    close: plain('Cancel'),
    blocks: [
      ...(ticket.said ? [context(unread(ticket.said))] : []),
      momentInput('until', 'Until', {
        optional: true,
        at: ticket.until,
        hint: 'Left empty: until the requester replies. A reply wakes it in any case, bare thanks does not.',
      }),
      context('Its clocks run on. No follow-up goes out meanwhile, and its owner is told when it wakes.'),
    ],
  };
}

const unread = (said: string): string =>
  `“${escapeText(shorten(said, 100))}” is no time I can read, such as Mon, 2 days or 2026-03-10 14:00. The next working morning is proposed.`;
