import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import type { LinkedTicket } from '../../domain/ticket/links.ts';
import { context, plain, radioInput, section, textInput } from '../blocks.ts';
import { linkedText } from './linked.ts';

export const COMPANY_FORM = 'ticket.company-form';
export const MERGE_FORM = 'ticket.merge-form';
export const TICKET_UNMERGE = 'ticket.unmerge';

const HOWS = ['merge', 'link', 'unlink'] as const;
export type How = (typeof HOWS)[number];

export const companyForm = z.object({
  how: z.enum(HOWS, 'Choose what to do with it.'),
  similar: z.string().nullish(),
  other: z
    .string()
    .nullish()
    .transform((text) => (text ?? '').trim().replace(/^(?:ticket )?#?/i, ''))
    .refine((text) => /^\d{0,9}$/.test(text), 'Write the number of a ticket, such as 142.'),
});

export interface Company {
  readonly ticket: { readonly number: number; readonly isOpen: boolean };
  readonly links: readonly LinkedTicket[];
  readonly isLinked: boolean;
  readonly similar: readonly TicketLine[];
}

/** *Duplicates and links*: which other ticket, those like it first, and what to do with it. */
export function companyModal({ ticket, links, isLinked, similar }: Company, how: How): ModalView {
  const choices = [
    ...(ticket.isOpen ? [['merge', 'Merge this one into it: one answer for both'] as const] : []),
    ['link', 'Link them: related, and each goes on by itself'] as const,
    ...(isLinked ? [['unlink', 'Take their link away'] as const] : []),
  ];
  const initial = choices.some(([choice]) => choice === how) ? how : 'link';
  const alike: KnownBlock[] =
    similar.length > 0
      ? [radioInput('similar', 'Open tickets like this one', similar.map(option), { optional: true })]
      : [context('No open ticket is much like this one.')];
  return {
    type: 'modal',
    callback_id: COMPANY_FORM,
    private_metadata: String(ticket.number),
    title: plain(`Ticket ${ticket.number}`),
    submit: plain('Next'),
    close: plain('Cancel'),
    blocks: [
      ...(links.length > 0 ? [context(linkedText(links))] : []),
      ...alike,
      textInput('other', similar.length > 0 ? 'Or another, by its number' : 'Which ticket, by its number', {
        maxLength: 20,
        optional: true,
        hint: 'Such as 142. A merge shows what it does before it is done. Private and sensitive tickets are merged only with such of the same requester.',
      }),
      radioInput('how', 'What to do', choices, { initial }),
    ],
  };
}

const option = (line: TicketLine): readonly [string, string] => [
  String(line.number),
  shorten(`${line.number}: ${line.summary} (${line.requester})`, 75),
];

export interface MergeAsked {
  readonly ticket: TicketLine;
  readonly into: TicketLine;
  readonly isOwn: boolean;
  readonly readers: number;
}

/** C-2: what happens to whom, before it does. */
export function mergeModal({ ticket, into, isOwn, readers }: MergeAsked): ModalView {
  const [one, other] = [escapeText(ticket.requester), escapeText(into.requester)];
  const theirs = isOwn
    ? `${one} asked both, reads in its thread that the answers come to that of ticket ${into.number}, and gets one message.`
    : `${one} reads in their thread that it is about the same as a request we work on, and from then on every answer to ticket ${into.number}.`;
  const others = readers > 0 ? ` ${readers} more already read the answers.` : '';
  const survivors = isOwn
    ? 'It goes on as it is.'
    : `It goes on as it is. ${other} reads that somebody else needs the same.${others} Neither learns who the other is: what greets or names one is written for each reader.`;
  return {
    type: 'modal',
    callback_id: MERGE_FORM,
    private_metadata: `${ticket.number}:${into.number}`,
    title: plain(`Merge into ${into.number}`),
    submit: plain(`Merge ticket ${ticket.number}`),
    close: plain('Keep it'),
    blocks: [
      section(`*Ticket ${ticket.number}*  ${escapeText(ticket.summary)}\nfor ${one}, ${ticket.status}`),
      section(
        `It becomes resolved: duplicate. ${theirs} What is written in its thread arrives under the card of ticket ${into.number}.`,
      ),
      section(`*Ticket ${into.number}*  ${escapeText(into.summary)}\nfor ${other}, ${into.status}`),
      section(survivors),
      context(
        `*Unmerge* takes it out again, with the status and owner it has now. What was sent stays sent.`,
      ),
    ],
  };
}
