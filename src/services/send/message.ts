import type { Tx } from '../../db/handles.ts';
import { listMessageCopies } from '../../db/message-copies.ts';
import type { Message } from '../../db/messages.ts';
import { enqueueRedraw } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { partsOf } from '../../domain/message/parts.ts';
import { listToTell } from '../ticket/merged.ts';
import { covering, type Of, row, type Side, sendOn } from './row.ts';

type Carried = Pick<Message, 'id' | 'text' | 'files'>;

/** Carries a message over the bridge, in as many parts as Slack needs, and then its files. `covers`: as for `tellRequester`. */
export async function copyMessage(
  tx: Tx,
  ticket: Of,
  message: Carried,
  to: Exclude<Side, 'silence'>,
  now: Date,
  covers: readonly number[] = [],
): Promise<void> {
  for (const part of partsOf(message.text).keys()) {
    const stood = covering(part === 0 ? covers : []);
    const delivery: Delivery = { kind: 'message.copy', messageId: message.id, to, part, ...stood };
    await sendOn(tx, ticket, to, `copy:${message.id}:${to}:${part}`, delivery, now);
  }
  for (const file of message.files.list) {
    const delivery: Delivery = { kind: 'file.copy', messageId: message.id, fileId: file.id, to };
    await sendOn(tx, ticket, to, `file:${message.id}:${to}:${file.id}`, delivery, now);
  }
  if (to === 'conversation') await copyToMerged(tx, ticket, message, now);
}

/** An answer also reaches the requesters of the tickets merged into this one, each in their own thread (TRI-8). */
export async function copyToMerged(tx: Tx, ticket: Of, message: Carried, now: Date): Promise<void> {
  const to = 'conversation';
  for (const merged of await listToTell(tx, ticket.id)) {
    const forTicketId = merged.id;
    for (const part of partsOf(message.text).keys()) {
      const delivery: Delivery = { kind: 'message.copy', messageId: message.id, to, part, forTicketId };
      await sendOn(tx, merged, to, `copy:${message.id}:${to}:${part}:for:${merged.id}`, delivery, now);
    }
    for (const file of message.files.list) {
      const delivery: Delivery = {
        kind: 'file.copy',
        messageId: message.id,
        fileId: file.id,
        to,
        forTicketId,
      };
      await sendOn(tx, merged, to, `file:${message.id}:${to}:${file.id}:for:${merged.id}`, delivery, now);
    }
  }
}

/** After an edit or a deletion; repeatable, so the newest drawing is enough. */
export async function redrawMessage(
  tx: Tx,
  ticket: Of,
  message: Pick<Message, 'id' | 'side'>,
  now: Date,
): Promise<void> {
  const to = message.side === 'triage' ? 'conversation' : 'triage';
  await enqueueRedraw(tx, row(ticket, to, { kind: 'message.redraw', messageId: message.id, to }), now);
  for (const { ticketId: forTicketId } of await listMessageCopies(tx, message.id)) {
    const copy: Delivery = { kind: 'message.redraw', messageId: message.id, to: 'conversation', forTicketId };
    await enqueueRedraw(tx, row({ ...ticket, id: forTicketId }, 'conversation', copy), now);
  }
}
