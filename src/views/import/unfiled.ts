import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { dateInput, input, plain } from '../blocks.ts';

/** Opens it in the place of a list; the value is the import's key. */
export const IMPORT_OTHER = 'import.other';
export const UNFILED_FORM = 'import.unfiled-form';

export const unfiledForm = z.object({
  channel: z.string('Choose a channel.'),
  from: z.string('Choose the first day.'),
  until: z.string('Choose the last day.'),
});

/** In which channel, and in which days, messages without a ticket are looked for. */
export function unfiledModal(days: { from: string; until: string }, channelId: string | null): ModalView {
  return {
    type: 'modal',
    callback_id: UNFILED_FORM,
    title: plain('Without a ticket'),
    submit: plain('Look'),
    close: plain('Cancel'),
    blocks: [
      {
        ...input('channel', 'Channel', {
          hint: 'One that you and I are in. Messages that became no ticket are listed, and you choose what to import.',
        }),
        element: {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(channelId ? { initial_conversation: channelId } : {}),
        },
      },
      dateInput('from', 'First day', { initial: days.from }),
      dateInput('until', 'Last day', { initial: days.until }),
    ],
  };
}
