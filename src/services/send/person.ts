import type { Tx } from '../../db/handles.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import type { PublicWords, Words } from '../../domain/message/words.ts';

/** The desk's private answer to somebody, where they asked. */
export async function whisper(
  tx: Tx,
  workspaceId: string,
  place: { channelId: string; threadTs: string | null; personId: string },
  words: Words,
  now: Date,
  rank: number = RANK.ticket,
): Promise<void> {
  const { channelId, threadTs, personId } = place;
  const delivery: Delivery = { kind: 'whisper', channelId, threadTs, personId, words };
  await enqueueRedraw(tx, { workspaceId, lane: `whisper:${personId}:${channelId}`, rank, delivery }, now);
}

export async function tellPerson(
  tx: Tx,
  workspaceId: string,
  personId: string,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'person.tell', personId, words };
  await enqueue(tx, { workspaceId, lane: `person:${personId}`, rank: RANK.ticket, delivery, effect }, now);
}

/** In a thread of a direct message with the desk. */
export async function sayInThread(
  tx: Tx,
  workspaceId: string,
  place: { channelId: string; threadTs: string },
  effect: string,
  words: PublicWords,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'thread.tell', ...place, words };
  await enqueue(
    tx,
    { workspaceId, lane: `thread:${place.channelId}`, rank: RANK.ticket, delivery, effect },
    now,
  );
}

export async function drawHome(
  tx: Tx,
  workspaceId: string,
  personId: string,
  now: Date,
  at = now,
): Promise<void> {
  const delivery: Delivery = { kind: 'home', personId };
  await enqueueRedraw(tx, { workspaceId, lane: `home:${personId}`, rank: RANK.ticket, delivery }, now, at);
}
