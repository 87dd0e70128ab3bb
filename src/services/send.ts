import type { Tx } from '../db/handles.ts';
import { listMessageCopies } from '../db/message-copies.ts';
import type { Message } from '../db/messages.ts';
import { enqueue, enqueueRedraw, listWaitingIn } from '../db/outbox.ts';
import { getTicket, type Ticket } from '../db/tickets.ts';
import { type Delivery, RANK } from '../domain/delivery.ts';
import type { Telling } from '../domain/incident/telling.ts';
import { partsOf } from '../domain/message/parts.ts';
import type { PublicWords, Words } from '../domain/message/words.ts';
import { wordsForAnother } from '../domain/ticket/for-another.ts';
import { isQuiet } from '../domain/ticket/imported.ts';
import { listToTell } from './ticket/merged.ts';
import { readersOfMerged } from './ticket/readers.ts';

/**
 * What the desk sends, as outbox rows. `effect` names the one thing that must happen once, such as
 * `acknowledge:12`; the same effect is never written twice.
 */

export type Of = Pick<Ticket, 'id' | 'workspaceId'>;

type Carried = Pick<Message, 'id' | 'text' | 'files'>;

/** What the requester reads does not wait for what staff read, nor the other way round. */
type Side = 'conversation' | 'triage' | 'silence';

/** Posts the card, or redraws it; several changes before it is sent are one drawing. */
export async function sendCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'card', ticketId: ticket.id };
  await enqueueRedraw(tx, row(ticket, 'triage', delivery), now);
}

/** What stood in another channel says where the card is now. */
export async function markLeftCard(
  tx: Tx,
  ticket: Of,
  place: { channelId: string; ts: string },
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'card.left', ticketId: ticket.id, ...place };
  await enqueueRedraw(tx, row(ticket, 'triage', delivery), now);
}

/** The first card of a ticket that is being filed: there is none to ride on. */
export async function postCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  await sendOn(tx, ticket, 'triage', `card:${ticket.id}`, { kind: 'card', ticketId: ticket.id }, now);
}

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

/** In the thread of the ticket's card; of a merged one, in the thread where its work goes on. */
export async function tellStaff(tx: Tx, ticket: Of, effect: string, words: Words, now: Date): Promise<void> {
  await sendOn(tx, ticket, 'triage', effect, { kind: 'staff.tell', ticketId: ticket.id, words }, now);
}

/** The same, where the ticket was merged: what is said of the merging itself stays with its own card. */
export async function tellOnOwnCard(
  tx: Tx,
  ticket: Of,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'staff.tell', ticketId: ticket.id, words, onOwnCard: true };
  await sendOn(tx, ticket, 'triage', effect, delivery, now);
}

/** Carries a message over the bridge, in as many parts as Slack needs, and then its files. `covers`: as above. */
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

/** To a group's triage channel itself; null: the desk's own. */
export async function tellGroup(
  tx: Tx,
  workspaceId: string,
  groupKey: string | null,
  effect: string,
  words: Words,
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'group.tell', groupKey, words };
  const lane = `group:${groupKey ?? ''}`;
  await enqueue(tx, { workspaceId, lane, rank: RANK.ticket, delivery, effect }, now);
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

/** The morning's note to the team; several that wait are one. */
export async function drawRadar(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  const delivery: Delivery = { kind: 'radar' };
  await enqueueRedraw(tx, { workspaceId, lane: `radar:${workspaceId}`, rank: RANK.ticket, delivery }, now);
}

/** Asks Slack, or GitHub, something; the answer comes back to a service. Questions about one subject are asked in order. */
export async function askOutside(
  tx: Tx,
  workspaceId: string,
  subject: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  await enqueueRedraw(tx, { workspaceId, lane: `read:${subject}`, rank: RANK.reading, delivery }, now);
}

/** What an import reads is read in order. */
export async function readForImport(
  tx: Tx,
  workspaceId: string,
  delivery: Extract<Delivery, { kind: 'import.search' | 'import.read' }>,
  now: Date,
  at = now,
): Promise<void> {
  const lane = `read:import ${delivery.importId}`;
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.reading, delivery }, now, at);
}

/** In its form; several changes before it is drawn are one drawing. */
export async function drawImport(
  tx: Tx,
  { id: importId, workspaceId }: { id: number; workspaceId: string },
  now: Date,
): Promise<void> {
  const delivery: Delivery = { kind: 'import.draw', importId };
  await enqueueRedraw(tx, { workspaceId, lane: `import:${importId}`, rank: RANK.ticket, delivery }, now);
}

type ReadingOn = Extract<Delivery, { kind: 'thread.read' | 'channel.read' }>;

/**
 * Asks what was said since; nothing is asked while such a question waits, which will bring that too. `at`: many
 * at once would leave nothing of Slack's measure for what people wait for.
 */
export async function readOn(
  tx: Tx,
  workspaceId: string,
  subject: string,
  delivery: ReadingOn & { since: string },
  now: Date,
  at = now,
): Promise<void> {
  const lane = `read:${subject}`;
  const waiting = await listWaitingIn(tx, lane);
  const isAsked = waiting.some((one) => one.delivery.kind === delivery.kind && one.delivery.since !== null);
  if (isAsked) return;
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.reading, delivery }, now, at);
}

const covering = (covers: readonly number[]) => (covers.length > 0 ? { covers } : {});

function row(ticket: Of, side: Side, delivery: Delivery) {
  const lane = `ticket:${ticket.id}:${side}`;
  return { workspaceId: ticket.workspaceId, lane, rank: RANK.ticket, delivery };
}

/** Somebody has something to say of a ticket that was imported without a card: it is there before that (N-2). */
async function bringCard(tx: Tx, ticket: Of, now: Date): Promise<void> {
  const { isImported, cardTs } = await getTicket(tx, ticket.id);
  if (isImported && !cardTs) await sendCard(tx, ticket, now);
}

async function sendOn(
  tx: Tx,
  ticket: Of,
  side: Side,
  effect: string,
  delivery: Delivery,
  now: Date,
): Promise<void> {
  if (side === 'triage' && delivery.kind !== 'card') await bringCard(tx, ticket, now);
  await enqueue(tx, { ...row(ticket, side, delivery), effect }, now);
}
