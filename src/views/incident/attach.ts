import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { button, context, multiSelectInput, plain, section, textInput } from '../blocks.ts';

export const INCIDENT_ATTACH = 'incident.attach';
export const ATTACH_FORM = 'incident.attach-form';
export const TICKET_DETACH = 'incident.detach';

/** So many at once, as Slack has options. */
export const MOST_ATTACHED = 100;

export const attachForm = z
  .object({
    tickets: z
      .string()
      .nullish()
      .transform((text) => text ?? ''),
    similar: z
      .array(z.string())
      .nullish()
      .transform((numbers) => numbers ?? []),
  })
  .transform(({ tickets, similar }, ctx) => {
    const words = tickets.split(/[\s,;]+/).filter(Boolean);
    const wrong = words.filter((word) => !/^#?[1-9]\d{0,8}$/.test(word));
    const numbers = [...words.map((word) => Number(word.replace('#', ''))), ...similar.map(Number)];
    const complain = (message: string) => ctx.addIssue({ code: 'custom', path: ['tickets'], message });
    if (wrong.length > 0) complain(`“${shorten(wrong[0] ?? '', 40)}” is no ticket’s number; write 142, 143.`);
    else if (numbers.length === 0) complain('Name the tickets by their numbers, such as 142, 143.');
    else if (numbers.length > MOST_ATTACHED) complain(`At most ${MOST_ATTACHED} at once.`);
    return [...new Set(numbers)];
  });

export interface TicketOption {
  readonly number: number;
  readonly summary: string;
  readonly requester: string;
}

interface AttachDraft {
  readonly incidentId: number;
  readonly name: string;
  readonly attached: readonly TicketOption[];
  /** Open tickets that may be part of it. */
  readonly similar: readonly TicketOption[];
  readonly typed: string;
}

/** INC-12: what is part of it already, and what may be. */
export function attachModal({ incidentId, name, attached, similar, typed }: AttachDraft): ModalView {
  const options = similar.map(
    (ticket) => [String(ticket.number), shorten(`${ticket.number}: ${ticket.summary}`, 75)] as const,
  );
  return {
    type: 'modal',
    callback_id: ATTACH_FORM,
    private_metadata: String(incidentId),
    title: plain('People affected'),
    submit: plain('Attach'),
    close: plain('Cancel'),
    blocks: [
      context(`Each requester is told in their own thread that ${name} is being worked on. Clocks pause.`),
      ...(options.length > 0
        ? [
            multiSelectInput('similar', 'Open tickets like it', options, {
              optional: true,
              initialList: [],
              hint: 'Choose those that are part of it.',
            }),
          ]
        : []),
      textInput('tickets', 'Others, by number', {
        maxLength: 500,
        optional: true,
        initial: typed,
        hint: 'Such as 142, 143.',
      }),
      ...attached.slice(0, 40).map((ticket) => line(incidentId, ticket)),
    ],
  };
}

const line = (incidentId: number, { number, summary, requester }: TicketOption): KnownBlock => ({
  ...section(`*Ticket ${number}*  ${escapeText(shorten(summary, 150))}  ·  ${escapeText(requester)}`),
  accessory: button('Take out', TICKET_DETACH, `${incidentId}:${number}`, `ticket ${number}`),
});
