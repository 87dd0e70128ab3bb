import { readNote } from '../../services/ticket/guard-promises.ts';
import { sendToRequester } from '../../services/ticket/reply-ticket.ts';
import { heldCommentModal, heldNote } from '../../views/ticket/held-note.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, openView } from '../asked.ts';
import { openReply } from './reply.ts';

/** *Send to requester*, under a note of one's own. A promise in it is shown first (UPD-3). */
export async function pressSendToRequester(asked: AskedByButton): Promise<void> {
  const messageId = Number(asked.value);
  const { promised } = await readNote(asked.desk, asked.caller, messageId);
  if (promised.length > 0) return asked.replace(heldNote(messageId, promised));
  await sendToRequester(asked.desk, asked.caller, messageId);
  await asked.replace(plainAnswer('Sent to the requester.'));
}

/** *Share with requester*, under a comment of the engineers': it stays where the team reads it (ESC-4). */
export async function pressShare(asked: AskedByButton): Promise<void> {
  const messageId = Number(asked.value);
  const { promised } = await readNote(asked.desk, asked.caller, messageId);
  if (promised.length > 0) await openView(asked, heldCommentModal(messageId, promised));
  else await sendToRequester(asked.desk, asked.caller, messageId);
}

export async function pressSendAnyway({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  await sendToRequester(desk, caller, Number(value), true);
  await replace(plainAnswer('Sent to the requester. The history names the words.'));
}

/** The note's words in the form of a reply, to be changed there; the note itself stays with the team. */
export async function pressEditNote(asked: AskedByButton): Promise<void> {
  const { number, text } = await readNote(asked.desk, asked.caller, Number(asked.value));
  await openReply(asked, number, { template: 'status_update', text });
}
