import { readNote } from '../../services/ticket/guard-promises.ts';
import { sendToRequester } from '../../services/ticket/reply-ticket.ts';
import { heldCommentModal, heldNote, isHeld } from '../../views/ticket/held-note.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, openView } from '../asked.ts';
import { openReply } from './reply.ts';

/** *Send to requester*, under a note of one's own. What the guards see in it is shown first (UPD-3, INC-11). */
export async function pressSendToRequester(asked: AskedByButton): Promise<void> {
  const messageId = Number(asked.value);
  const note = await readNote(asked.desk, asked.caller, messageId);
  if (isHeld(note)) return asked.replace(heldNote(messageId, note));
  await sendToRequester(asked.desk, asked.caller, messageId);
  await asked.replace(plainAnswer('Sent to the requester.'));
}

/** *Share with requester*, under a comment of the engineers': it stays where the team reads it (ESC-4). */
export async function pressShare(asked: AskedByButton): Promise<void> {
  const messageId = Number(asked.value);
  const note = await readNote(asked.desk, asked.caller, messageId);
  if (isHeld(note)) await openView(asked, heldCommentModal(messageId, note));
  else await sendToRequester(asked.desk, asked.caller, messageId);
}

export async function pressSendAnyway({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  await sendToRequester(desk, caller, Number(value), true);
  await replace(plainAnswer('Sent to the requester. The history names the words.'));
}

/** *It is none, send it*, under what looked like a card or a password. */
export async function pressSaysNone({ desk, caller, value, replace }: AskedByButton): Promise<void> {
  await sendToRequester(desk, { ...caller, saysNone: true }, Number(value), true);
  await replace(plainAnswer('Sent to the requester. The history says that you said so.'));
}

/** The note's words in the form of a reply, to be changed there; the note itself stays with the team. */
export async function pressEditNote(asked: AskedByButton): Promise<void> {
  const { number, text } = await readNote(asked.desk, asked.caller, Number(asked.value));
  await openReply(asked, number, { template: 'status_update', text });
}
