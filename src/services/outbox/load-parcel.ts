import type { Db } from '../../db/handles.ts';
import { findMessageCopy } from '../../db/message-copies.ts';
import { getMessage, type Message } from '../../db/messages.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { findPerson, listAdmins } from '../../db/people.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { groupOf } from '../../domain/assignment/group.ts';
import { cardLeftWords } from '../../domain/assignment/words.ts';
import type { Delivery, Outcome } from '../../domain/delivery.ts';
import type { Destination, Parcel } from '../../domain/parcel.ts';
import { cardHome, channelOfGroup } from '../../domain/setup.ts';
import { withNextContact } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from '../clock/calendar-of.ts';
import type { Desk } from '../desk.ts';
import { loadIssue } from '../escalation/send-issue.ts';
import { listSilent } from '../radar/list-silent.ts';
import { cardLink } from '../ticket/card-link.ts';
import { survivorOf } from '../ticket/merged.ts';
import { cardFacts } from './card-facts.ts';
import { copyFacts } from './copy-facts.ts';
import { loadFollowUp } from './follow-up-parcel.ts';
import { homeFacts } from './home-facts.ts';
import { loadImport } from './import-parcel.ts';
import { type IncidentDelivery, isOfIncident, loadIncidentParcel } from './incident-parcel.ts';

/** More would be no quiet note. */
const NOTED = 10;

export type Loaded = { readonly parcel: Parcel } | { readonly outcome: Outcome };

const parcel = (loaded: Parcel): Loaded => ({ parcel: loaded });
const gone = (why: string): Loaded => ({ outcome: { is: 'failed', why } });
const nothingToDo: Loaded = { outcome: { is: 'done' } };
const waitFor = (why: string, ms = 15_000): Loaded => ({ outcome: { is: 'wait', ms, why } });

/**
 * What a row stands for, as things are now. The audience is checked here, at the last moment: only what is
 * public is loaded for a requester, and what cannot be told is refused (CNV-2).
 */
export async function loadParcel({ db, policy, tracker, now }: Desk, row: OutboxRow): Promise<Loaded> {
  const { delivery, workspaceId } = row;
  if (isOfIncident(delivery)) return loadIncident({ db, policy, now }, delivery);
  switch (delivery.kind) {
    case 'card':
      return loadCard(db, policy, tracker, delivery.ticketId, now());
    case 'requester.tell':
      return (await hasLeft(db, delivery.ticketId)) ? gone('deactivated') : loadTelling(db, delivery);
    case 'requester.acknowledge': {
      const { groupKey } = await getTicket(db, delivery.ticketId);
      const words = withNextContact(delivery.words, calendarOf(policy, groupKey), now());
      return loadTelling(db, { ...delivery, kind: 'requester.tell', words });
    }
    case 'requester.follow-up':
      return loadFollowUpTelling(db, policy, delivery, now());
    case 'staff.tell':
      return loadStaffTelling(db, delivery);
    case 'group.tell': {
      const { setup } = await getWorkspace(db, workspaceId);
      const channelId = channelOfGroup(setup, delivery.groupKey);
      if (!channelId) return waitFor('there is no triage channel yet');
      return parcel({ kind: 'words', to: { channelId, threadTs: null }, words: delivery.words });
    }
    case 'card.left':
      return loadLeftCard(db, policy, delivery);
    case 'person.tell':
      return parcel({ kind: 'words', to: { personId: delivery.personId }, words: delivery.words });
    case 'thread.tell': {
      const { channelId, threadTs, words } = delivery;
      return parcel({ kind: 'words', to: { channelId, threadTs }, words });
    }
    case 'message.copy':
      return loadCopy(db, delivery);
    case 'message.redraw':
      return loadRedraw(db, delivery);
    case 'file.copy':
      return loadFile(db, delivery);
    case 'home':
      return parcel({
        kind: 'home',
        personId: delivery.personId,
        home: await homeFacts(db, policy, workspaceId, delivery.personId, now()),
      });
    case 'radar':
      return loadRadar(db, policy, workspaceId, now());
    case 'issue.open':
    case 'issue.change':
    case 'issue.comment':
      return loadForIssue(db, delivery);
    case 'thread.read':
      return loadThread(db, delivery.ticketId, delivery.since);
    case 'thread.look':
      return loadLook(db, delivery);
    case 'import.search':
    case 'import.read':
    case 'import.draw': {
      const loaded = await loadImport(db, delivery);
      return loaded ? parcel(loaded) : nothingToDo;
    }
    case 'triage.find': {
      const admins = await listAdmins(db, workspaceId);
      if (admins.length === 0) return waitFor('nobody is known yet');
      return parcel({ kind: 'triage.find', adminIds: admins.map((admin) => admin.personId) });
    }
    default:
      return parcel(delivery);
  }
}

async function loadIncident(desk: Omit<Desk, 'tracker'>, delivery: IncidentDelivery): Promise<Loaded> {
  const loaded = await loadIncidentParcel(desk, delivery);
  if (loaded === 'done') return nothingToDo;
  return 'waitsFor' in loaded ? waitFor(loaded.waitsFor, 1_000) : parcel(loaded);
}

async function loadFollowUpTelling(
  db: Db,
  policy: Policy,
  delivery: Extract<Delivery, { kind: 'requester.follow-up' }>,
  now: Date,
): Promise<Loaded> {
  const loaded = await loadFollowUp(db, policy, delivery, now);
  if ('waitMs' in loaded) {
    return { outcome: { is: 'wait', ms: loaded.waitMs, why: 'outside service hours, or held' } };
  }
  if (!('words' in loaded)) return nothingToDo;
  return parcel({ kind: 'words', to: conversationOf(loaded.ticket), words: loaded.words });
}

async function loadForIssue(db: Db, delivery: Parameters<typeof loadIssue>[1]): Promise<Loaded> {
  const loaded = await loadIssue(db, delivery);
  if (loaded === 'wait') return waitFor('the issue is not there yet');
  return loaded === 'done' ? nothingToDo : parcel(loaded);
}

async function loadCard(
  db: Db,
  policy: Policy,
  tracker: Desk['tracker'],
  ticketId: number,
  now: Date,
): Promise<Loaded> {
  const ticket = await getTicket(db, ticketId);
  const { setup } = await getWorkspace(db, ticket.workspaceId);
  const channelId = cardHome(setup, ticket);
  if (!channelId) return waitFor('there is no triage channel yet');
  return parcel({
    kind: 'card',
    channelId,
    ts: channelId === ticket.cardChannelId ? ticket.cardTs : null,
    card: await cardFacts(db, policy, tracker, ticket, now),
  });
}

/** The longest silences; a team that has left nobody without a word reads nothing. */
async function loadRadar(db: Db, policy: Policy, workspaceId: string, now: Date): Promise<Loaded> {
  const { setup } = await getWorkspace(db, workspaceId);
  const radar = await listSilent(db, policy, workspaceId, now, NOTED);
  if (radar.count === 0 || !setup.triageChannelId) return nothingToDo;
  return parcel({ kind: 'radar', channelId: setup.triageChannelId, radar });
}

async function loadLeftCard(
  db: Db,
  { groups }: Policy,
  { ticketId, channelId, ts }: Extract<Delivery, { kind: 'card.left' }>,
): Promise<Loaded> {
  const ticket = await getTicket(db, ticketId);
  // It has come back to where it stood.
  if (ticket.cardChannelId === channelId && ticket.cardTs === ts) return nothingToDo;
  const group = groupOf(groups, ticket.groupKey);
  return parcel({
    kind: 'card.left',
    channelId,
    ts,
    words: cardLeftWords(ticket.number, group.name, await cardLink(db, ticket)),
  });
}

/** Slack would take it all the same, in a thread that its reader never opens again. */
async function hasLeft(db: Db, ticketId: number): Promise<boolean> {
  const { workspaceId, requesterId } = await getTicket(db, ticketId);
  return (await findPerson(db, workspaceId, requesterId))?.isDeactivated ?? false;
}

async function loadTelling(db: Db, delivery: Extract<Delivery, { kind: 'requester.tell' }>): Promise<Loaded> {
  const { words } = delivery;
  if (words.audience !== 'public') return gone('internal words for a requester');
  return parcel({ kind: 'words', to: conversationOf(await getTicket(db, delivery.ticketId)), words });
}

async function loadStaffTelling(
  db: Db,
  delivery: Extract<Delivery, { kind: 'staff.tell' }>,
): Promise<Loaded> {
  const ticket = await getTicket(db, delivery.ticketId);
  const to = cardThreadOf(delivery.onOwnCard ? ticket : await survivorOf(db, ticket));
  if (!to) return waitFor('the card is not posted yet');
  const { quote: _kept, ...shown } = delivery.words;
  return parcel({
    kind: 'words',
    to,
    words: ticket.isSensitive ? (shown as typeof delivery.words) : delivery.words,
  });
}

async function loadCopy(db: Db, delivery: Extract<Delivery, { kind: 'message.copy' }>): Promise<Loaded> {
  const { to: side, part } = delivery;
  const message = await getMessage(db, delivery.messageId);
  if (message.deletedAt) return nothingToDo;
  const { ticket, reader } = await readerOf(db, message, delivery.forTicketId);
  const to = await sideOf(db, reader, message, side);
  if ('outcome' in to) return to;
  const copy = await copyFacts(db, ticket, message, side, part, reader);
  return copy ? parcel({ kind: 'copy', to: to.destination, copy }) : nothingToDo;
}

async function loadFile(db: Db, delivery: Extract<Delivery, { kind: 'file.copy' }>): Promise<Loaded> {
  const message = await getMessage(db, delivery.messageId);
  const { ticket, reader } = await readerOf(db, message, delivery.forTicketId);
  const file = message.files.list.find(({ id }) => id === delivery.fileId);
  if (message.deletedAt || !file) return nothingToDo;
  if (ticket.isSensitive && delivery.to === 'triage') return nothingToDo;
  const to = await sideOf(db, reader, message, delivery.to);
  if ('outcome' in to) return to;
  const author = await findPerson(db, ticket.workspaceId, message.authorId);
  return parcel({ kind: 'file', to: to.destination, file, author: author?.name ?? 'Somebody' });
}

/** The message's ticket, and the one it is carried for: another only where that was merged into it (TRI-8). */
async function readerOf(
  db: Db,
  message: Message,
  forTicketId: number | undefined,
): Promise<{ ticket: Ticket; reader: Ticket }> {
  const ticket = await getTicket(db, message.ticketId);
  return { ticket, reader: forTicketId ? await getTicket(db, forTicketId) : ticket };
}

/** Where a message's copy goes; a requester's thread takes only what is public. */
async function sideOf(
  db: Db,
  ticket: Ticket,
  message: Message,
  side: 'conversation' | 'triage',
): Promise<{ destination: Destination } | { outcome: Outcome }> {
  if (side === 'conversation') {
    if (message.audience !== 'public') return { outcome: { is: 'failed', why: 'not public' } };
    return { destination: conversationOf(ticket) };
  }
  const thread = cardThreadOf(await survivorOf(db, ticket));
  return thread
    ? { destination: thread }
    : { outcome: { is: 'wait', ms: 15_000, why: 'the card is not posted yet' } };
}

/** The copy is drawn anew; one that was never made needs nothing. */
async function loadRedraw(db: Db, delivery: Extract<Delivery, { kind: 'message.redraw' }>): Promise<Loaded> {
  const { to, forTicketId } = delivery;
  const message = await getMessage(db, delivery.messageId);
  const { ticket, reader } = await readerOf(db, message, forTicketId);
  const place = forTicketId
    ? await findMessageCopy(db, message.id, forTicketId)
    : { channelId: message.copyChannelId, ts: message.copyTs };
  if (!place?.channelId || !place.ts) return nothingToDo;
  if (to === 'conversation' && message.audience !== 'public') return nothingToDo;
  const copy = await copyFacts(db, ticket, message, to, 0, reader);
  return copy ? parcel({ kind: 'redraw', channelId: place.channelId, ts: place.ts, copy }) : nothingToDo;
}

async function loadThread(db: Db, ticketId: number, since: string | null): Promise<Loaded> {
  const { conversationChannelId: channelId, conversationTs: threadTs } = await getTicket(db, ticketId);
  return channelId && threadTs ? parcel({ kind: 'thread', channelId, threadTs, since }) : nothingToDo;
}

async function loadLook(db: Db, delivery: Extract<Delivery, { kind: 'thread.look' }>): Promise<Loaded> {
  const { conversationChannelId, conversationTs, requesterId } = await getTicket(db, delivery.ticketId);
  if (!conversationChannelId || !conversationTs) return nothingToDo;
  const place = { channelId: conversationChannelId, threadTs: conversationTs };
  return parcel({ kind: 'look', ...place, requesterId, ours: delivery.ours });
}

function conversationOf(ticket: Ticket): Destination {
  const { conversationChannelId: channelId, conversationTs: threadTs } = ticket;
  return channelId ? { channelId, threadTs } : { personId: ticket.requesterId };
}

function cardThreadOf(ticket: Ticket): Destination | undefined {
  const { cardChannelId: channelId, cardTs: threadTs } = ticket;
  return channelId && threadTs ? { channelId, threadTs } : undefined;
}
