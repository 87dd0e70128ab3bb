import { getActor } from '../../db/actors.ts';
import { listPublicChannelIds } from '../../db/channels.ts';
import type { Db } from '../../db/handles.ts';
import { listOpenWithWord } from '../../db/ticket-lists.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import type { TicketLine } from '../../domain/ticket/line.ts';
import { mostAlike, tellingWords } from '../../domain/ticket/similar.ts';
import type { Desk } from '../desk.ts';
import { ticketLines } from './ticket-lines.ts';

/** As many as are looked at before somebody says "that one". */
const MOST = 4;
const WORDS = 4;
const CANDIDATES = 50;

/** Open tickets like this one, for staff. A sensitive one is neither offered nor compared (CNV-4). */
export async function similarTo(db: Db, ticket: Ticket): Promise<Ticket[]> {
  if (ticket.isSensitive) return [];
  const text = `${ticket.summary}\n${ticket.description}`;
  const found = await candidates(db, ticket.workspaceId, text);
  return mostAlike(
    text,
    found.filter(({ id, isSensitive }) => id !== ticket.id && !isSensitive),
    MOST,
  );
}

/** Open tickets like a text, the most alike first. A sensitive one is neither offered nor compared (CNV-4). */
export async function openLike(db: Db, workspaceId: string, text: string, most: number): Promise<Ticket[]> {
  const found = await candidates(db, workspaceId, text);
  return mostAlike(
    text,
    found.filter(({ isSensitive }) => !isSensitive),
    most,
  );
}

/** An open ticket like what somebody writes, and whether it is their own. */
export interface Offered {
  readonly line: TicketLine;
  readonly isOwn: boolean;
}

/**
 * Open tickets like what somebody is writing (IN-6). They are offered their own, and those that were asked in a
 * public channel of the workspace and are neither private nor sensitive: what they could read there anyway. Of a
 * private channel the desk does not know who is in it, so those are left out.
 */
export async function similarToDraft(desk: Desk, caller: Caller, text: string): Promise<Offered[]> {
  const { db } = desk;
  const actor = await getActor(db, caller);
  if (!may(actor, 'ticket.file')) return [];
  const found = await candidates(db, caller.workspaceId, text);
  const channels = new Set(
    await listPublicChannelIds(db, caller.workspaceId, [
      ...new Set(found.flatMap(({ conversationChannelId: id }) => (id ? [id] : []))),
    ]),
  );
  const mayRead = (ticket: Ticket) =>
    ticket.requesterId === caller.personId ||
    (!ticket.isPrivate && !ticket.isSensitive && channels.has(ticket.conversationChannelId ?? ''));
  const offered = mostAlike(text, found.filter(mayRead), MOST);
  const lines = await ticketLines(db, caller.workspaceId, offered, 'requester', desk.now());
  return lines.map((line, i) => ({ line, isOwn: offered[i]?.requesterId === caller.personId }));
}

/** Each has at least one of the words that say the most; the newest of each. */
async function candidates(db: Db, workspaceId: string, text: string): Promise<Ticket[]> {
  const found = new Map<number, Ticket>();
  for (const word of tellingWords(text, WORDS)) {
    for (const ticket of await listOpenWithWord(db, workspaceId, word, CANDIDATES)) {
      found.set(ticket.id, ticket);
    }
  }
  return [...found.values()];
}
