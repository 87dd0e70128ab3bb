import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { clean } from '../../domain/message/slack-text.ts';
import { DOORS } from '../../domain/ticket/door.ts';
import { SUMMARY_LENGTH } from '../../domain/ticket/summary.ts';
import { context, personInput, plain, textInput } from '../blocks.ts';
import { type Offered, similarBlock } from './similar.ts';

export const TICKET_NEW = 'ticket.new';

const words = z.string('Say a little more, in one line.').transform((text) => clean(text).trim());

export const newTicketForm = z.object({
  summary: words.pipe(z.string().min(3, 'Say a little more, in one line.').max(SUMMARY_LENGTH)),
  description: words.nullish().transform((text) => text ?? ''),
  requester: z.string().nullish(),
});

const soFar = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** What is written so far, whatever it is. */
export const newTicketDraft = z.object({ summary: soFar, description: soFar });

/** Where the form was opened from, kept in the view as ids only. `message` is filed, if there is one. */
export const newTicketPlace = z.object({
  door: z.enum(DOORS),
  channelId: z.string().nullable(),
  message: z
    .object({
      ts: z.string(),
      threadTs: z.string().nullable(),
      authorId: z.string(),
      isReadable: z.boolean(),
    })
    .nullable(),
});
export type NewTicketPlace = z.infer<typeof newTicketPlace>;

export interface NewTicketDraft {
  readonly place: NewTicketPlace;
  readonly summary: string;
  readonly description: string;
  /** Agents may file for somebody else. */
  readonly mayFileForOthers: boolean;
  /** A fact about the message, such as that the desk cannot read its channel. */
  readonly note?: string;
  /** Open tickets like what is written already (IN-6). */
  readonly similar?: readonly Offered[];
}

export function newTicketModal(draft: NewTicketDraft): ModalView {
  const forOthers: KnownBlock[] =
    draft.mayFileForOthers && !draft.place.message
      ? [
          personInput('requester', 'For whom', {
            optional: true,
            hint: 'Leave empty to file it for yourself. They are told, and their answers come to the ticket.',
          }),
        ]
      : [];
  return {
    type: 'modal',
    callback_id: TICKET_NEW,
    private_metadata: JSON.stringify(draft.place),
    title: plain('New ticket'),
    submit: plain('File ticket'),
    close: plain('Cancel'),
    blocks: [
      ...(draft.note ? [context(draft.note)] : []),
      textInput('summary', 'What do you need?', {
        maxLength: SUMMARY_LENGTH,
        initial: draft.summary,
        focus: true,
        changes: true,
        hint: 'One line, such as “Event pages lose their map”. Enter looks for others like it.',
      }),
      ...(draft.similar?.length ? [similarBlock(draft.similar)] : []),
      textInput('description', 'Tell us more', {
        maxLength: 3000,
        multiline: true,
        optional: true,
        initial: draft.description,
        hint: 'What you did, what you saw, since when. No passwords, please.',
      }),
      ...forOthers,
    ],
  };
}
