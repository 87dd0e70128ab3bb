import type { Button, ModalView } from '@slack/types';
import { z } from 'zod';
import { HORIZONS, NO_REASON } from '../../domain/escalation/decision.ts';
import { clean, escapeText, shorten } from '../../domain/message/slack-text.ts';
import { PRIORITIES, type Priority } from '../../domain/ticket/triage.ts';
import { button, context, plain, radioInput, section, textInput } from '../blocks.ts';

export const ESCALATION_ACCEPT = 'escalation.accept';
export const ESCALATION_DECLINE = 'escalation.decline';
export const ESCALATION_ASK = 'escalation.ask';
export const ACCEPT_FORM = 'escalation.accept-form';
export const DECLINE_FORM = 'escalation.decline-form';
export const DECLINE_SURE = 'escalation.decline-sure';
export const ASK_FORM = 'escalation.ask-form';

const NO_QUESTION = 'Write what you want to know.';

/** What the product owner can do with a ticket that waits for them (ESC-3); `number` is the ticket's. */
export function decideButtons(number: string): Button[] {
  const about = `ticket ${number}`;
  return [
    { ...button('Accept and prioritise', ESCALATION_ACCEPT, number, about), style: 'primary' },
    button('Decline', ESCALATION_DECLINE, number, about),
    button('Ask', ESCALATION_ASK, number, about),
  ];
}

export interface DecideSheet {
  readonly number: number;
  readonly title: string;
  readonly requester: string;
  readonly priority: Priority | null;
}

export const acceptForm = z.object({
  priority: z.enum(PRIORITIES, 'Choose a priority.'),
  horizon: z.enum(HORIZONS, 'Choose next or later.'),
});

export function acceptModal({ number, title, requester, priority }: DecideSheet): ModalView {
  return {
    ...form(ACCEPT_FORM, number, `Accept ticket ${number}`, 'Accept'),
    blocks: [
      about(title),
      radioInput(
        'priority',
        'Priority',
        PRIORITIES.map((one) => [one, one] as const),
        { initial: priority ?? undefined },
      ),
      radioInput('horizon', 'When', [
        ['next', 'Next: ahead of other work'],
        ['later', 'Later: after other work'],
      ]),
      context(
        `The issue and the card say so, and ${escapeText(requester)} is told that it is accepted, without a date.`,
      ),
    ],
  };
}

/** With what JSON makes of it, it fits behind the confirmation. */
const LONGEST_REASON = 1400;

export const declineForm = z.object({
  reason: z
    .string(NO_REASON)
    .transform((given) => clean(given).trim())
    .pipe(z.string().min(1, NO_REASON)),
});

export function declineModal({ number, title }: DecideSheet): ModalView {
  return {
    ...form(DECLINE_FORM, number, `Decline ticket ${number}`, 'Next'),
    blocks: [
      about(title),
      textInput('reason', 'Why', {
        maxLength: LONGEST_REASON,
        multiline: true,
        focus: true,
        hint: 'Engineers read it on the issue. An agent tells the requester in plain words.',
      }),
    ],
  };
}

/** What was written before the confirmation; `saysNone`: of what was seen in it they say that it is none (INC-11). */
interface Declined {
  readonly reason: string;
  readonly saysNone: boolean;
}

/** C-1, C-2: the object, the effect, and a button that repeats the verb. */
export function declineSureModal({ number, requester }: DecideSheet, written: Declined): ModalView {
  return {
    ...form(DECLINE_SURE, number, `Decline ticket ${number}`, `Decline ticket ${number}`),
    private_metadata: JSON.stringify([number, written.reason, written.saysNone]),
    close: plain('Keep it'),
    blocks: [
      section(
        `*Decline ticket ${number}.* ${escapeText(requester)} gets a message, the issue is closed as not planned.`,
      ),
    ],
  };
}

export function readDeclineSure(metadata: string): Declined & { readonly number: number } {
  const written = z.tuple([z.number(), z.string(), z.boolean()]);
  const [number, reason, saysNone] = written.parse(JSON.parse(metadata));
  return { number, reason, saysNone };
}

export const askForm = z.object({
  question: z
    .string(NO_QUESTION)
    .transform((given) => clean(given).trim())
    .pipe(z.string().min(1, NO_QUESTION)),
});

export function askModal({ number, title }: DecideSheet): ModalView {
  return {
    ...form(ASK_FORM, number, `Ask, ticket ${number}`, 'Ask'),
    blocks: [
      about(title),
      textInput('question', 'What do you want to know?', {
        maxLength: 2000,
        multiline: true,
        focus: true,
        hint: '🔒 Only the team sees it. Whoever has the ticket answers you, or asks the requester in their own words.',
      }),
    ],
  };
}

export const about = (title: string) => context(`“${escapeText(shorten(title, 150))}”`);

const form = (callbackId: string, number: number, title: string, submit: string) => ({
  type: 'modal' as const,
  callback_id: callbackId,
  private_metadata: String(number),
  title: plain(title),
  submit: plain(submit),
  close: plain('Cancel'),
});
