import { getActor } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { findTicketBySource } from '../../db/tickets.ts';
import type { ReadMessage } from '../../domain/outcome.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { messageKey } from '../../domain/ticket/origin.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { ticketStaysWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { whisper } from '../send/person.ts';
import { askOutside } from '../send/reading.ts';
import { answerSecondDoor, fileIn } from './file-ticket.ts';
import { plainText } from './plain-text.ts';

export interface Place {
  readonly channelId: string;
  readonly ts: string;
}

/** 🎫 on a message. A reaction tells only where it is, so its words are read first; who may not file hears nothing. */
export function fileFromReaction(desk: Desk, caller: Caller, place: Place): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    if (!may(actor, 'ticket.file')) return;
    const known = await findTicketBySource(tx, actor.workspaceId, messageKey(place.channelId, place.ts));
    if (known) {
      const origin = { from: 'message', ...place, threadTs: null, isReadable: true } as const;
      return answerSecondDoor(tx, actor, known, origin, now);
    }
    const delivery = { kind: 'message.read', ...place, filedById: actor.personId } as const;
    await askOutside(
      tx,
      actor.workspaceId,
      `${place.channelId}:${place.ts}:${actor.personId}`,
      delivery,
      now,
    );
  });
}

/** What the reading brought back; run with its outbox row. A message that is gone is filed by nobody. */
export async function fileReadMessage(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  question: Place & { filedById: string },
  message: ReadMessage | null,
  now: Date,
): Promise<void> {
  if (!message) return;
  const caller = {
    workspaceId,
    personId: question.filedById,
    door: 'reaction',
    inputKey: '',
    isStored: false,
  } as const;
  const actor = await getActor(tx, caller);
  const text = await plainText(tx, workspaceId, message.text);
  const origin = {
    from: 'message',
    channelId: question.channelId,
    ts: question.ts,
    threadTs: message.threadTs,
    isReadable: true,
  } as const;
  const words = { summary: summaryOf(text), description: text, files: message.files };
  await fileIn(tx, policy, actor, { origin, ...words, requesterId: message.personId }, now);
}

/** Taking 🎫 away closes nothing, and whoever filed by it is told so. */
export function explainReactionRemoved(desk: Desk, caller: Caller, place: Place): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await findTicketBySource(tx, actor.workspaceId, messageKey(place.channelId, place.ts));
    if (!ticket || ticket.filedById !== actor.personId) return;
    const where = { channelId: place.channelId, threadTs: null, personId: actor.personId };
    await whisper(tx, actor.workspaceId, where, ticketStaysWords(ticket), now);
  });
}
