import type { ActionsBlock, Button, ModalView } from '@slack/types';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { promisedWords, readsLike } from '../../domain/promise/tell-promise.ts';
import { button, type Drawn, plain, section } from '../blocks.ts';

export const NOTE_EDIT = 'message.edit';
export const NOTE_SEND_ANYWAY = 'message.send-anyway';

/** What stands in the place of *Send to requester* when the guard stopped it (UPD-3). */
export function heldNote(messageId: number, promised: readonly PromisedTime[]): Drawn {
  const text = `⚠️ Not sent: ${escapeText(promisedWords(promised))} ${readsLike(promised)}. Only the team sees your note still.`;
  return { text, blocks: [section(text), held(messageId)] };
}

/** The same of a comment on an issue, over the thread it stands in. */
export function heldCommentModal(messageId: number, promised: readonly PromisedTime[]): ModalView {
  const text = `⚠️ ${escapeText(promisedWords(promised))} ${readsLike(promised)}. Only the team sees the comment still.`;
  return {
    type: 'modal',
    title: plain('Not sent'),
    close: plain('Close'),
    blocks: [section(text), held(messageId)],
  };
}

const held = (messageId: number): ActionsBlock => ({
  type: 'actions',
  block_id: 'held-note',
  elements: heldButtons(String(messageId)),
});

export const heldButtons = (messageId: string): Button[] => [
  button('Edit', NOTE_EDIT, messageId, 'this message'),
  button('Send anyway', NOTE_SEND_ANYWAY, messageId, 'this message'),
];
