import type { Db } from '../../db/handles.ts';
import { getIncident } from '../../db/incidents.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { findPerson, listAdmins } from '../../db/people.ts';
import { getStorm } from '../../db/storms.ts';
import { getTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { groupOf } from '../../domain/assignment/group.ts';
import { cardLeftWords } from '../../domain/assignment/words.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { identifiedWords } from '../../domain/incident/affected-words.ts';
import type { PublicWords } from '../../domain/message/words.ts';
import { cardHome, channelOfGroup } from '../../domain/setup.ts';
import { withNextContact } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from '../clock/calendar-of.ts';
import type { Desk } from '../desk.ts';
import { type GithubDelivery, isForGithub, loadGithub } from '../escalation/load-github.ts';
import { loadOutsideCall } from '../incident/call-outside.ts';
import { isTracking, loadTracked, type TrackingDelivery } from '../incident/load-tracked.ts';
import { stormFacts } from '../incident/storm-facts.ts';
import { listSilent } from '../radar/list-silent.ts';
import { cardLink } from '../ticket/card-link.ts';
import { survivorOf } from '../ticket/merged.ts';
import { cardFacts } from './card-facts.ts';
import { loadCopy, loadFile, loadRedraw } from './copy-parcel.ts';
import { loadFollowUp } from './follow-up-parcel.ts';
import { homeFacts } from './home-facts.ts';
import { loadImport } from './import-parcel.ts';
import { type IncidentDelivery, isOfIncident, loadIncidentParcel } from './incident-parcel.ts';
import { cardThreadOf, conversationOf, gone, type Loaded, nothingToDo, parcel, waitFor } from './loaded.ts';

const SHORTEST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** More would be no quiet note. */
const NOTED = 10;

/**
 * What a row stands for, as things are now. The audience is checked here, at the last moment: only what is
 * public is loaded for a requester, and what cannot be told is refused (CNV-2).
 */
export async function loadParcel({ db, policy, tracker, now }: Desk, row: OutboxRow): Promise<Loaded> {
  const { delivery, workspaceId } = row;
  if (isOfIncident(delivery)) return loadIncident({ db, policy, now }, delivery, row);
  if (isTracking(delivery)) return trackedParcel(db, policy, delivery, now());
  if (isForGithub(delivery)) return githubParcel(db, delivery);
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
    case 'storm':
      return loadStorm(db, delivery.stormId);
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
    case 'outside.call':
      return loadOutside(db, policy, delivery, now());
    case 'triage.find':
      return loadTriage(db, workspaceId);
    default:
      return parcel(delivery);
  }
}

async function loadTriage(db: Db, workspaceId: string): Promise<Loaded> {
  const admins = await listAdmins(db, workspaceId);
  if (admins.length === 0) return waitFor('nobody is known yet');
  return parcel({ kind: 'triage.find', adminIds: admins.map((admin) => admin.personId) });
}

async function loadOutside(
  db: Db,
  policy: Policy,
  delivery: Extract<Delivery, { kind: 'outside.call' }>,
  now: Date,
): Promise<Loaded> {
  const call = await loadOutsideCall(db, policy, delivery, now);
  return call ? parcel({ kind: 'outside.call', url: delivery.url, call }) : nothingToDo;
}

async function loadIncident(
  desk: Omit<Desk, 'tracker'>,
  delivery: IncidentDelivery,
  row: OutboxRow,
): Promise<Loaded> {
  const { enqueuedAt } = row;
  const loaded = await loadIncidentParcel(desk, delivery, row);
  if (loaded === 'done') return nothingToDo;
  if (!('waitsFor' in loaded)) return parcel(loaded);
  // What it waits for wakes it; looking too is the net, ever more seldom.
  const ms = (desk.now().getTime() - enqueuedAt.getTime()) / 2;
  return waitFor(loaded.waitsFor, Math.min(Math.max(ms, SHORTEST_WAIT_MS), LONGEST_WAIT_MS));
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

async function trackedParcel(db: Db, policy: Policy, delivery: TrackingDelivery, now: Date): Promise<Loaded> {
  const loaded = await loadTracked(db, policy, delivery, now);
  if (loaded === 'wait') return waitFor('the issue is not there yet', 15 * 60_000);
  return loaded === 'done' ? nothingToDo : parcel(loaded);
}

async function githubParcel(db: Db, delivery: GithubDelivery): Promise<Loaded> {
  const loaded = await loadGithub(db, delivery);
  if (loaded === 'wait') return waitFor('the issue is not there yet');
  if (loaded === 'lost') return gone('there is no epic to place it below');
  if (loaded === 'private') return gone('its ticket is part of an incident that stays off GitHub');
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

async function loadStorm(db: Db, stormId: number): Promise<Loaded> {
  const storm = await getStorm(db, stormId);
  const { setup } = await getWorkspace(db, storm.workspaceId);
  const channelId = storm.channelId ?? channelOfGroup(setup, storm.groupKey);
  if (!channelId) return waitFor('there is no triage channel yet');
  const to = { channelId, threadTs: null };
  return parcel({ kind: 'storm', to, ts: storm.ts, storm: await stormFacts(db, storm) });
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
  if (delivery.words.audience !== 'public') return gone('internal words for a requester');
  const words = await wordsForAffected(db, delivery);
  if (!words) return nothingToDo;
  return parcel({ kind: 'words', to: conversationOf(await getTicket(db, delivery.ticketId)), words });
}

/** What gets people on would tell the cause of one that became private meanwhile (INC-10). */
async function wordsForAffected(
  db: Db,
  { ticketId, words, ofIncident }: Extract<Delivery, { kind: 'requester.tell' }>,
): Promise<PublicWords | undefined> {
  if (!ofIncident || words.quote === undefined) return words;
  const { isPrivate } = await getIncident(db, ofIncident.incidentId);
  if (!isPrivate) return words;
  const { number } = await getTicket(db, ticketId);
  return ofIncident.what === 'identified' ? identifiedWords(number, null) : undefined;
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
