import { escapeText } from '../../domain/message/slack-text.ts';
import type { PromisedTime } from '../../domain/promise/find-promises.ts';
import { promisedWords, readsLike } from '../../domain/promise/tell-promise.ts';
import { button, type Drawn, section } from '../blocks.ts';

export const NOTE_EDIT = 'message.edit';
export const NOTE_SEND_ANYWAY = 'message.send-anyway';

/** What stands in the place of *Send to requester* when the guard stopped it (UPD-3). */
export function heldNote(messageId: number, promised: readonly PromisedTime[]): Drawn {
  const text = `⚠️ Not sent: ${escapeText(promisedWords(promised))} ${readsLike(promised)}. Only the team sees your note still.`;
  const value = String(messageId);
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: 'held-note',
        elements: [
          button('Edit', NOTE_EDIT, value, 'this message'),
          button('Send anyway', NOTE_SEND_ANYWAY, value, 'this message'),
        ],
      },
    ],
  };
}
