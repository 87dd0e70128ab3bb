import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { headName, incidentName, type Named } from '../../domain/incident/name.ts';
import { escapeText, shorten } from '../../domain/message/slack-text.ts';
import { plain, section, selectInput } from '../blocks.ts';

export const MERGE_FORM = 'incident.merge-form';
export const MERGE_CONFIRM_FORM = 'incident.merge-confirm-form';

type One = Named & { readonly id: number; readonly title: string };

interface Choosing {
  readonly from: One;
  readonly into: readonly One[];
}

/** Slack's most options of one field. */
const MOST = 100;

/** Which one it is part of. */
export function mergeModal({ from, into }: Choosing, chosen: number | null): ModalView {
  const options = into
    .slice(0, MOST)
    .map((one) => [String(one.id), shorten(`${headName(one)}: ${one.title}`, 75)] as const);
  return {
    type: 'modal',
    callback_id: MERGE_FORM,
    private_metadata: String(from.id),
    title: plain(shorten(`Merge ${incidentName(from)}`, 24)),
    submit: plain('Go on'),
    close: plain('Cancel'),
    blocks: [
      selectInput('into', 'It is part of', options, {
        initial: String(chosen ?? into[0]?.id ?? ''),
        hint: 'That one goes on for both. Nothing happens before you confirm it.',
      }),
    ],
  };
}

export const mergeForm = z.object({ into: z.string('Choose one.').transform(Number) });

interface Previewed {
  readonly from: One;
  readonly into: One;
  readonly tickets: number;
  readonly responders: readonly string[];
}

/** C-1: it cannot be taken back. */
export function mergeConfirmModal({ from, into, tickets, responders }: Previewed): ModalView {
  const name = incidentName(from);
  const along = [
    tellTickets(tickets),
    tellResponders(responders),
    'Open tasks, leads and evidence go on there.',
  ];
  return {
    type: 'modal',
    callback_id: MERGE_CONFIRM_FORM,
    private_metadata: `${from.id}:${into.id}`,
    title: plain(shorten(`Merge ${name}`, 24)),
    submit: plain(shorten(`Merge ${name}`, 24)),
    close: plain('Keep it'),
    blocks: [
      section(
        `*${headName(from)}* (${escapeText(from.title)}) ends here and becomes part of *${incidentName(into)}* (${escapeText(into.title)}). This cannot be taken back.`,
      ),
      section(along.map((line) => `• ${line}`).join('\n')),
      section(
        `Nobody is called and no sitrep is due for ${name} any more. Its room and headline say where to go on, and its record stays as it is.`,
      ),
    ],
  };
}

function tellTickets(count: number): string {
  if (count === 0) return 'No ticket is part of it.';
  return count === 1
    ? '1 ticket goes along; its requester is not told twice.'
    : `${count} tickets go along; nobody is told twice.`;
}

function tellResponders(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody has responded to it yet.';
  const become = names.length === 1 ? 'becomes a responder' : 'become responders';
  return `${names.map(escapeText).join(', ')} ${become} there.`;
}
