import type { Tx } from '../../db/handles.ts';
import { enqueue, enqueueRedraw } from '../../db/outbox.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import type { Telling } from '../../domain/incident/telling.ts';
import type { PublicWords } from '../../domain/message/words.ts';
import { wordsForAnother } from '../../domain/ticket/for-another.ts';
import { isQuiet } from '../../domain/ticket/imported.ts';
import { readersOfMerged } from '../ticket/readers.ts';
import { covering, type Of, row, sendOn } from './row.ts';

/**
 * `covers`: the changes of status the words stand for, as `coverChanges` gives them (UPD-1). The requesters of
 * merged tickets read `toOthers`, each about their own ticket (TRI-8); null where it is for one alone.
 */
export async function tellRequester(
  tx: Tx,
  ticket: Of,
  effect: string,
  words: PublicWords,
  now: Date,
  covers: readonly number[] = [],
  toOthers: PublicWords | null = words,
): Promise<void> {
  const delivery: Delivery = { kind: 'requester.tell', ticketId: ticket.id, words, ...covering(covers) };
  await sendOn(tx, ticket, 'conversation', effect, delivery, now);
  if (toOthers) await tellMerged(tx, ticket, effect, toOthers, now);
}

/** The same of the desk's own accord, where nobody has written to them: never where a ticket was imported (IN-5). */
export async function tellUnlessQuiet(
  tx: Tx,
  ticket: Pick<Ticket, 'id' | 'workspaceId' | 'isImported' | 'toldAt'>,
  effect: string,
  words: PublicWords,
  now: Date,
  covers: readonly number[] = [],
  toOthers: PublicWords = words,
): Promise<void> {
  if (isQuiet(ticket)) await tellMerged(tx, ticket, effect, toOthers, now);
  else await tellRequester(tx, ticket, effect, words, now, covers, toOthers);
}

/** The requesters of the tickets merged into it, each about their own. */
async function tellMerged(
  tx: Tx,
  ticket: Of,
  effect: string,
  toOthers: PublicWords,
  now: Date,
): Promise<void> {
  for (const { to, from, reader } of await readersOfMerged(tx, ticket.id)) {
    const said = wordsForAnother(toOthers, from, reader);
    const theirs: Delivery = { kind: 'requester.tell', ticketId: to.id, words: said };
    await sendOn(tx, to, 'conversation', `${effect}:for:${to.id}`, theirs, now);
  }
}

/** INC-12: of an incident, to the requester of a ticket that is part of it; it overtakes what is no incident's. */
export async function tellAffected(
  tx: Tx,
  ticket: Of,
  ofIncident: { readonly incidentId: number; readonly what: Telling },
  effect: string,
  words: PublicWords,
  now: Date,
): Promise<void> {
  const readers = await readersOfMerged(tx, ticket.id);
  const others = readers.map(({ to, from, reader }) => ({ to, said: wordsForAnother(words, from, reader) }));
  for (const { to, said } of [{ to: ticket, said: words }, ...others]) {
    const delivery: Delivery = { kind: 'requester.tell', ticketId: to.id, words: said, ofIncident };
    const theirs = row(to, 'conversation', delivery);
    await enqueue(tx, { ...theirs, rank: RANK.incident, effect: `${effect}:${to.id}` }, now);
  }
}

/** IN-2: `words` say what was filed; when a person answers is added as it is sent. */
export async function acknowledge(tx: Tx, ticket: Of, words: PublicWords, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'requester.acknowledge', ticketId: ticket.id, words };
  await sendOn(tx, ticket, 'conversation', `acknowledge:${ticket.id}`, delivery, now);
}

/** A lane of its own: what people write to each other does not wait for service hours. */
export async function sendFollowUp(tx: Tx, ticket: Of, eventId: number, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'requester.follow-up', ticketId: ticket.id, eventId };
  await sendOn(tx, ticket, 'silence', `follow-up:${eventId}`, delivery, now);
}

export async function setReaction(
  tx: Tx,
  ticket: Of,
  place: { channelId: string; ts: string },
  emoji: string,
  on: boolean,
  now: Date,
): Promise<void> {
  await enqueueRedraw(tx, row(ticket, 'conversation', { kind: 'reaction', ...place, emoji, on }), now);
}
