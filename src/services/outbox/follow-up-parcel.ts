import type { Db } from '../../db/handles.ts';
import { getMessage } from '../../db/messages.ts';
import { findPerson } from '../../db/people.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { type Asked, askedIn } from '../../domain/follow-up/asked.ts';
import { heldBy } from '../../domain/follow-up/held.ts';
import { followUpWords, noticeWords } from '../../domain/follow-up/words.ts';
import type { PublicWords } from '../../domain/message/words.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { servesOthers } from '../ticket/merged.ts';

/** A hold may end at any time, and nothing says when. */
const HELD_MS = 15 * 60 * 1000;

export type Wanted =
  | { readonly ticket: Ticket; readonly words: PublicWords }
  /** An answer came, or another question was asked. */
  | { readonly isWanted: false }
  | { readonly waitMs: number };

/** A follow-up or closing notice as it is sent: only while it is still wanted, and in service hours (FUP-1, FUP-3). */
export async function loadFollowUp(
  db: Db,
  policy: Policy,
  { ticketId, eventId }: { readonly ticketId: number; readonly eventId: number },
  now: Date,
): Promise<Wanted> {
  const ticket = await getTicket(db, ticketId);
  const asked = askedIn(await listTicketEvents(db, ticketId));
  const isNotice = asked?.notice?.eventId === eventId;
  const isWanted = ticket.isOpen && (isNotice || asked?.followUp?.eventId === eventId);
  if (!asked || !isWanted) return { isWanted: false };
  const opensAt = nextOpening(policy.calendars.desk, now);
  if (opensAt > now) return { waitMs: opensAt.getTime() - now.getTime() };
  if (heldBy(ticket) || (isNotice && (await servesOthers(db, ticketId)))) return { waitMs: HELD_MS };
  return { ticket, words: await wordsOf(db, policy, ticket, asked, isNotice, now) };
}

async function wordsOf(
  db: Db,
  { resolving }: Policy,
  ticket: Ticket,
  { question, notice }: Asked,
  isNotice: boolean,
  now: Date,
): Promise<PublicWords> {
  const by = await findPerson(db, ticket.workspaceId, question.askedById);
  const isDirect = !ticket.conversationChannelId || ticket.conversationChannelId.startsWith('D');
  const repeated = {
    ticket,
    by: by?.name ?? 'Somebody',
    askedAt: question.delivered?.at ?? now,
    text: (await getMessage(db, question.messageId)).text,
    mentionId: isDirect ? undefined : ticket.requesterId,
  };
  if (!isNotice) return followUpWords(repeated);
  const closesAt = notice?.closesAt ?? null;
  const reopenUntil = new Date((closesAt ?? now).getTime() + resolving.reopenDays * DAY_MS);
  return noticeWords(repeated, closesAt, reopenUntil);
}
