import type { ActionsBlock, Button, ModalView } from '@slack/types';
import { type Exposed, isSecret } from '../../domain/exposed/kinds.ts';
import { notSentText } from '../../domain/exposed/words.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { promisedWords, readsLike } from '../../domain/promise/tell-promise.ts';
import { button, type Drawn, plain, section } from '../blocks.ts';

export const NOTE_EDIT = 'message.edit';
export const NOTE_SEND_ANYWAY = 'message.send-anyway';
export const NOTE_SAYS_NONE = 'message.says-none';

/** What the guards saw in words that somebody would send to the requester (UPD-3, INC-11). */
interface Held {
  readonly promised: readonly PromisedTime[];
  readonly exposed: readonly Exposed[];
  readonly secureLink: string | null;
}

export const isHeld = ({ promised, exposed }: Held): boolean => promised.length > 0 || exposed.length > 0;

/** What stands in the place of *Send to requester* when a guard stopped it. */
export function heldNote(messageId: number, seen: Held): Drawn {
  const text = `⚠️ Not sent: ${whyHeld(seen)} Only the team sees your note still.`;
  return { text, blocks: [section(text), held(messageId, seen)] };
}

/** The same of a comment on an issue, over the thread it stands in. */
export function heldCommentModal(messageId: number, seen: Held): ModalView {
  return {
    type: 'modal',
    title: plain('Not sent'),
    close: plain('Close'),
    blocks: [
      section(`⚠️ Not sent: ${whyHeld(seen)} Only the team sees the comment still.`),
      held(messageId, seen),
    ],
  };
}

function whyHeld({ promised, exposed, secureLink }: Held): string {
  const dates = promised.length > 0 ? `${escapeText(promisedWords(promised))} ${readsLike(promised)}.` : '';
  const seen = exposed.length > 0 ? notSentText(exposed, secureLink) : '';
  return [dates, dates && seen ? `And ${seen}` : seen].filter(Boolean).join(' ');
}

const held = (messageId: number, { exposed }: Held): ActionsBlock => ({
  type: 'actions',
  block_id: 'held-note',
  elements: exposed.length > 0 ? exposedButtons(String(messageId), exposed) : heldButtons(String(messageId)),
});

export const heldButtons = (messageId: string): Button[] => [
  edit(messageId),
  button('Send anyway', NOTE_SEND_ANYWAY, messageId, 'this message'),
];

/** A secret is taken out, whoever says what of it. */
function exposedButtons(messageId: string, exposed: readonly Exposed[]): Button[] {
  if (exposed.some(({ kind }) => isSecret(kind))) return [edit(messageId)];
  return [edit(messageId), button('It is none, send it', NOTE_SAYS_NONE, messageId, 'this message')];
}

const edit = (messageId: string): Button => button('Edit', NOTE_EDIT, messageId, 'this message');
