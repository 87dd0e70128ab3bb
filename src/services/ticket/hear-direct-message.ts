import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { insertParked } from '../../db/parked.ts';
import { listTickets } from '../../db/ticket-lists.ts';
import type { Heard } from '../../domain/message/heard.ts';
import { asksForNothing } from '../../domain/message/small-talk.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { addOrNewWords, greetingWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { sayInThread } from '../send/person.ts';
import { fileIn } from './file-ticket.ts';
import { plainText } from './plain-text.ts';

/** The kind of the due row that adds a parked line to its ticket when nobody has chosen. */
export const ADD_PARKED = 'add-parked';
const CHOICE_MS = 10 * 60 * 1000;

/** A new line to the bot: a greeting is answered, a request filed, and beside an open ticket we ask which it is. */
export async function hearDirectMessage(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  heard: Heard,
  now: Date,
): Promise<void> {
  if (!may(actor, 'ticket.file')) return;
  const text = await plainText(tx, actor.workspaceId, heard.text);
  const place = { channelId: heard.channelId, threadTs: heard.ts };
  const [open] = await listTickets(
    tx,
    actor.workspaceId,
    { requesterId: actor.personId, isOpen: true, conversationChannelId: heard.channelId },
    1,
  );
  if (asksForNothing(heard)) {
    if (open) return;
    await sayInThread(
      tx,
      actor.workspaceId,
      place,
      `greet:${heard.channelId}:${heard.ts}`,
      greetingWords(),
      now,
    );
    return;
  }
  if (!open) {
    const origin = { from: 'direct message', channelId: heard.channelId, ts: heard.ts } as const;
    const request = { origin, summary: summaryOf(text), description: text, files: heard.files };
    await fileIn(tx, policy, actor, { ...request, requesterId: actor.personId }, now);
    return;
  }
  const parked = await insertParked(tx, {
    workspaceId: actor.workspaceId,
    ticketId: open.id,
    personId: actor.personId,
    channelId: heard.channelId,
    ts: heard.ts,
    text: heard.text,
    files: { list: heard.files },
  });
  if (!parked) return;
  const dueAt = new Date(now.getTime() + CHOICE_MS);
  await insertDue(tx, {
    workspaceId: actor.workspaceId,
    kind: ADD_PARKED,
    subject: String(parked.id),
    dueAt,
  });
  await sayInThread(tx, actor.workspaceId, place, `park:${parked.id}`, addOrNewWords(open, parked.id), now);
}
