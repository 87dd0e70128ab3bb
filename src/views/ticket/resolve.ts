import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { clean, escapeText } from '../../domain/message/slack-text.ts';
import { context, plain, selectInput, textInput } from '../blocks.ts';

export const RESOLVE_FORM = 'ticket.resolve-form';

/** What an agent may say; *no response* is the desk's own, under its own conditions (FUP-2). */
const CHOICES = ['information provided', 'done', 'declined', 'duplicate'] as const;
type Choice = (typeof CHOICES)[number];

const NO_REASON = 'Say why, in words for the requester: they read this.';

const words = z
  .string()
  .nullish()
  .transform((text) => clean(text ?? '').trim());

export const resolveForm = z
  .object({
    resolution: z.enum(CHOICES, 'Choose how it ended.'),
    message: words,
    /** In the place of the message, where it is declined. */
    reason: z
      .string()
      .nullish()
      .transform((text) => (text === undefined ? undefined : clean(text ?? '').trim())),
  })
  .superRefine(({ resolution, message, reason }, ctx) => {
    if (resolution !== 'declined' || reason || message) return;
    ctx.addIssue({ code: 'custom', path: [reason === undefined ? 'message' : 'reason'], message: NO_REASON });
  });

/** The form as far as it is filled. */
export const resolveAnswers = z.object({
  resolution: z.enum(CHOICES).nullish(),
  message: words,
  reason: words,
});

interface Resolving {
  readonly number: number;
  readonly requester: string;
  /** It was imported, and they are told nothing that nobody writes (IN-5). */
  readonly isSilent: boolean;
  /** The drafted words to end with (RES-2); the agent edits them. */
  readonly thanks: string;
  readonly resolution?: Choice | null | undefined;
  /** Written before the form was drawn anew. */
  readonly message?: string;
  readonly reason?: string;
}

export function resolveModal(ticket: Resolving): ModalView {
  const { number, resolution } = ticket;
  return {
    type: 'modal',
    callback_id: RESOLVE_FORM,
    private_metadata: String(number),
    title: plain(`Resolve ticket ${number}`),
    submit: plain('Resolve'),
    close: plain('Cancel'),
    blocks: [
      selectInput(
        'resolution',
        'How it ended',
        [
          ['done', 'Done: we changed or made something'],
          ['information provided', 'Information provided: we answered'],
          ['declined', 'Declined: we will not do it'],
          ['duplicate', 'Duplicate of another ticket'],
        ] satisfies [Choice, string][],
        { changes: true, initial: resolution ?? undefined },
      ),
      context(readersText(ticket)),
      resolution === 'declined' ? reasonInput(ticket) : messageInput(ticket),
    ],
  };
}

function readersText({ requester, isSilent }: Resolving): string {
  const who = escapeText(requester);
  return isSilent
    ? `This ticket was imported: ${who} is told nothing, unless you write something here.`
    : `*${who} reads this*, and can say *Not yet* to open it again.`;
}

const messageInput = ({ thanks, message }: Resolving) =>
  textInput('message', 'Last message', {
    maxLength: 3000,
    multiline: true,
    optional: true,
    initial: message || thanks,
    hint: 'Say what was done, or what you found out.',
  });

/** RES-1: a reason, and no thanks that could pass for one. */
const reasonInput = ({ thanks, message = '', reason }: Resolving) =>
  textInput('reason', 'Why it is declined', {
    maxLength: 3000,
    multiline: true,
    initial: reason || withoutDraft(message, thanks),
    hint: 'In words for the requester, with what they can do instead if there is anything.',
  });

/** What the requester is told, of what was filled in. */
export function lastWords(form: z.infer<typeof resolveForm>, thanks: string): string {
  if (form.resolution !== 'declined') return form.message;
  return form.reason || withoutDraft(form.message, thanks);
}

/** The drafted thanks is a courtesy, and no reason. */
const withoutDraft = (message: string, thanks: string): string =>
  message.trim() === thanks.trim() ? '' : message;
