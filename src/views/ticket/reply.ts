import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { sentence } from '../../domain/message/sentence.ts';
import { clean, escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { promisedWords, readsLike } from '../../domain/promise/tell-promise.ts';
import {
  kindOf,
  TEMPLATE_NAMES,
  TEMPLATES,
  type TemplateName,
  templatesOf,
  UPDATE_KINDS,
  type UpdateKind,
} from '../../domain/update/kinds.ts';
import {
  checkboxInput,
  context,
  plain,
  radioInput,
  searchInput,
  section,
  selectInput,
  textInput,
} from '../blocks.ts';
import { type FormErrors, fieldOf, formErrors, readForm } from '../form.ts';

export const REPLY_FORM = 'ticket.reply-form';

const ticked = z
  .array(z.string())
  .nullish()
  .transform((chosen) => chosen?.includes('yes') ?? false);

/** What an agent chooses from. */
const CHOICES = [...UPDATE_KINDS, 'workaround'] as const;

/** A blank that a draft leaves for the agent. */
const BLANK = /: …$/mu;

export const replyForm = z.object({
  kind: z.enum(CHOICES, 'Choose what you send.'),
  text: z
    .string('Write what the requester should read.')
    .transform((text) => clean(text).trim())
    .pipe(
      z
        .string()
        .min(1, 'Write what the requester should read.')
        .refine((text) => !BLANK.test(text), 'Write something in the place of “…”, or take that line out.'),
    ),
  asks: ticked,
  anyway: ticked,
});

/** The fields as they stand while the form grows. */
export const replyAnswers = z.object({
  kind: z.enum(CHOICES).nullish(),
  draft: z.enum(TEMPLATE_NAMES).nullish(),
  answer: z.string().nullish(),
  text: z.string().nullish(),
  asks: ticked,
});
export type ReplyAnswers = z.infer<typeof replyAnswers>;

export function readReply(view: Pick<ViewOutput, 'state'>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(readForm(view)).map(([name, value]) => [fieldOf(name), value]));
}

export function replyErrors(view: Pick<ViewOutput, 'state'>, error: z.ZodError): FormErrors {
  const { errors, ...rest } = formErrors(error);
  const names = Object.keys(view.state.values);
  const placed = Object.entries(errors).map(([field, message]) => [
    names.find((name) => fieldOf(name) === field) ?? field,
    message,
  ]);
  return { ...rest, errors: Object.fromEntries(placed) };
}

export interface ReplyDrawn {
  readonly number: number;
  readonly summary: string;
  readonly requester: string;
  /** The draft it shows, or whose place the agent's own words took. */
  readonly template: TemplateName;
  readonly text: string;
  readonly asks: boolean;
  /** Their own words stand where a draft would. */
  readonly isOwn?: boolean;
  /** How often it has come to show other words. */
  readonly revision?: number;
  /** What the guard stopped (UPD-3). */
  readonly held?: readonly PromisedTime[];
}

const AROUND = 'What to do until it is settled. It goes out at once with a greeting, and stays on the card.';

/** Public from the start, and it says so (CNV-1). Sent as it stands: the text is its own preview. */
export function replyModal(reply: ReplyDrawn): ModalView {
  const kind = kindOf(reply.template);
  const named = (field: string) => (reply.revision ? `${field}:${reply.revision}` : field);
  const isKept = 'Your own words are kept. Empty the field and choose again to have the draft.';
  return {
    type: 'modal',
    callback_id: REPLY_FORM,
    private_metadata: `${reply.number} ${reply.template} ${reply.revision ?? 0}`,
    title: plain(`Reply, ticket ${reply.number}`),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [
      context(
        `*${escapeText(reply.requester)} reads this*, under your name: “${escapeText(shorten(reply.summary, 100))}”`,
      ),
      selectInput(
        'kind',
        'What you send',
        CHOICES.map((one) => [one, one === 'workaround' ? 'Known workaround' : sentence(one)] as const),
        { changes: true, initial: kind },
      ),
      ...drafts(kind, reply.template, named('draft')),
      searchInput(named('answer'), 'Canned answer', 'Type to find one', {
        changes: true,
        optional: true,
        hint: 'Its words go into the reply below.',
      }),
      ...(reply.isOwn ? [context(isKept)] : []),
      ...held(reply.held ?? []),
      textInput(named('text'), kind === 'workaround' ? 'Known workaround' : 'Your reply', {
        maxLength: 3000,
        multiline: true,
        focus: true,
        initial: reply.text,
        ...(kind === 'workaround' ? { hint: AROUND } : {}),
      }),
      checkboxInput(named('asks'), 'Then', 'It asks the requester something: wait for the answer', {
        initial: reply.asks ? 'yes' : undefined,
      }),
    ],
  };
}

/** Some kinds have several drafts, all in sight: a first response has three (FR-2). */
function drafts(kind: UpdateKind, template: TemplateName, field: string): KnownBlock[] {
  const names = templatesOf(kind);
  if (names.length < 2) return [];
  const choices = names.map((name) => [name, TEMPLATES[name].label] as const);
  const label = kind === 'first response' ? 'What happens next' : 'What came of it';
  return [radioInput(field, label, choices, { changes: true, initial: template })];
}

function held(promised: readonly PromisedTime[]): KnownBlock[] {
  if (promised.length === 0) return [];
  const words = promisedWords(promised);
  return [
    section(
      `⚠️ *Not sent:* ${escapeText(words)} ${readsLike(promised)}. Edit it below, or tick *Send anyway*; that is kept in the history.`,
    ),
    checkboxInput('anyway', 'Promised dates', shorten(`Send anyway: ${words}`, 75)),
  ];
}

/** Which ticket, which draft, and how often it has changed. */
export function readReplyPlace(metadata: string) {
  const [number, template = '', revision] = metadata.split(' ');
  return { number: Number(number), template, revision: Number(revision ?? 0) };
}

/** The draft that the answers ask for. */
export function wantedTemplate(
  answers: Pick<ReplyAnswers, 'kind' | 'draft'>,
  shown: TemplateName,
  afterTriage: TemplateName,
): TemplateName {
  const kind = answers.kind ?? kindOf(shown);
  if (answers.draft && kindOf(answers.draft) === kind) return answers.draft;
  if (kind === kindOf(shown)) return shown;
  return kind === 'after triage' ? afterTriage : (templatesOf(kind)[0] ?? shown);
}
