import type { Tx } from '../../db/handles.ts';
import { insertHeardMessage } from '../../db/messages.ts';
import { getPerson, type Person } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { findTicketBySource, insertTicket, type Ticket } from '../../db/tickets.ts';
import { getWorkspace, type Workspace } from '../../db/workspaces.ts';
import { keyOnTicket } from '../../domain/assignment/group.ts';
import type { SlackFile } from '../../domain/message/audience.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import {
  conversationOf,
  messageKey,
  type Origin,
  permalink,
  sourceKey,
  timeOf,
} from '../../domain/ticket/origin.ts';
import { broughtBackWords } from '../../domain/ticket/withdraw-words.ts';
import { alreadyFiledWords, filedWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import { findRoute, recordRoute } from '../assignment/route-ticket.ts';
import { planOfNew, startClocks } from '../clock/keep-clocks.ts';
import type { Desk } from '../desk.ts';
import { copyMessage } from '../send/message.ts';
import { whisper } from '../send/person.ts';
import { askOutside, readOn } from '../send/reading.ts';
import { acknowledge } from '../send/requester.ts';
import { postCard } from '../send/staff.ts';
import { markSource } from './flag-resolved.ts';
import { reopenIn } from './reopen-ticket.ts';

export interface TicketRequest {
  readonly origin: Origin;
  readonly summary: string;
  readonly description: string;
  /** Whose request it is; somebody who may not ask here is stood in for by whoever files it. */
  readonly requesterId: string;
  readonly files: readonly SlackFile[];
}

export interface Filed {
  readonly ticket: Ticket;
  readonly isNew: boolean;
}

/** Every door ends here (IN-1): one ticket for one source, acknowledged where it came from (IN-2, IN-3). */
export function fileTicket(desk: Desk, caller: Caller, request: TicketRequest): Promise<Filed> {
  return act(desk, caller, (tx, actor, now) => fileIn(tx, desk.policy, actor, request, now));
}

/** The same inside a transaction that has other work as well. */
export async function fileIn(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  request: TicketRequest,
  now: Date,
): Promise<Filed> {
  refuseUnlessMay(actor, 'ticket.file');
  const known = await findTicketBySource(tx, actor.workspaceId, sourceKey(request.origin));
  if (known) {
    await answerSecondDoor(tx, actor, known, request.origin, now);
    return { ticket: known, isNew: false };
  }
  const workspace = await getWorkspace(tx, actor.workspaceId);
  const requester = await requesterOf(tx, actor, request);
  const row = newTicket(workspace, actor, requester, request, now);
  const route = await findRoute(tx, policy, row);
  const group = route?.groupKey ? { groupKey: keyOnTicket(route.groupKey) } : undefined;
  const clocks = planOfNew(policy, group ?? {}, now);
  const ticket = await insertTicket(tx, { ...row, ...group, nextDueAt: clocks.nextDueAt });
  await insertTicketEvent(
    tx,
    ticket,
    actor,
    {
      kind: 'filed',
      requesterId: requester.personId,
      summary: ticket.summary,
      isPrivate: ticket.isPrivate,
    },
    now,
  );
  if (route) await recordRoute(tx, ticket, route, now);
  await startClocks(tx, ticket, clocks);
  await postCard(tx, ticket, now);
  const filer = requester.personId === actor.personId ? undefined : actor.name;
  const opensThread = ticket.conversationChannelId && !ticket.conversationTs;
  const words = filedWords(ticket, requester.name, filer, opensThread ? requester.personId : undefined);
  await acknowledge(tx, ticket, words, now);
  await followSource(tx, ticket, request, now);
  await handOutBeside(tx, policy, ticket, now);
  return { ticket, isNew: true };
}

type Requester = Pick<Person, 'personId' | 'name'>;

async function requesterOf(tx: Tx, actor: Actor, request: TicketRequest): Promise<Requester> {
  if (request.requesterId === actor.personId) return actor;
  if (request.origin.from === 'form') refuseUnlessMay(actor, 'ticket.file-for-another');
  const asked = await getPerson(tx, actor.workspaceId, request.requesterId);
  const isOutside = asked.isBot || asked.isGuest || asked.isStranger || asked.isDeactivated;
  return isOutside ? actor : asked;
}

function newTicket(
  workspace: Workspace,
  actor: Actor,
  requester: Requester,
  request: TicketRequest,
  now: Date,
): Parameters<typeof insertTicket>[1] {
  const { origin } = request;
  const conversation = conversationOf(origin, workspace.setup);
  return {
    workspaceId: workspace.id,
    summary: request.summary,
    description: request.description,
    requesterId: requester.personId,
    filedById: actor.personId,
    door: actor.door,
    sourceKey: sourceKey(origin),
    sourceChannelId: origin.channelId,
    sourceTs: origin.from === 'form' ? null : origin.ts,
    isPrivate: conversation.isPrivate,
    conversationChannelId: conversation.channelId,
    conversationTs: conversation.ts,
    filedAt: now,
  };
}

/** A request heard so late may have replies that came before it, and that nobody could place. */
const LATE_MS = 10_000;

/** The message a ticket came from is marked, kept, and its thread read for what was said before (IN-1, IN-5). */
async function followSource(tx: Tx, ticket: Ticket, request: TicketRequest, now: Date): Promise<void> {
  const { origin } = request;
  if (origin.from === 'form') return;
  const isReadable = origin.from === 'direct message' || origin.isReadable;
  if (!isReadable) return;
  const { channelId, ts } = origin;
  const source = await insertHeardMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: 'public',
    side: 'conversation',
    authorId: ticket.requesterId,
    text: request.description,
    files: { list: request.files },
    channelId,
    ts,
    postedAt: timeOf(ts),
  });
  await markSource(tx, ticket, true, now);
  const isWhole = request.description.length <= 1000 && request.files.length === 0;
  if (source && !isWhole) await copyMessage(tx, ticket, source, 'triage', now);
  const mayHaveThread =
    origin.from === 'message' && ['shortcut', 'reaction', 'mention'].includes(ticket.door);
  const subject = `ticket ${ticket.id}`;
  if (mayHaveThread) {
    const delivery = { kind: 'thread.read', ticketId: ticket.id, since: null } as const;
    await askOutside(tx, ticket.workspaceId, subject, delivery, now);
  } else if (now.getTime() - timeOf(ts).getTime() > LATE_MS) {
    const delivery = { kind: 'thread.read', ticketId: ticket.id, since: ts } as const;
    await readOn(tx, ticket.workspaceId, subject, delivery, now);
  }
}

/** True, and the person is told, where this message is a ticket already: no form is needed then (IN-3). */
export function answerIfFiled(
  desk: Desk,
  caller: Caller,
  place: { channelId: string; ts: string },
): Promise<boolean> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'ticket.file');
    const known = await findTicketBySource(tx, actor.workspaceId, messageKey(place.channelId, place.ts));
    if (!known) return false;
    const origin = { from: 'message', ...place, threadTs: null, isReadable: true } as const;
    await answerSecondDoor(tx, actor, known, origin, now);
    return true;
  });
}

/** Only somebody who asked for it by hand is answered; Slack's own double tellings are not. */
export async function answerSecondDoor(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  origin: Origin,
  now: Date,
): Promise<void> {
  if (origin.from !== 'message' || !['shortcut', 'reaction'].includes(actor.door)) return;
  if (ticket.resolution === 'not a request') return bringBack(tx, actor, ticket, origin, now);
  const filer = await getPerson(tx, actor.workspaceId, ticket.filedById);
  const { url } = await getWorkspace(tx, actor.workspaceId);
  const link =
    ticket.conversationChannelId && ticket.conversationTs && !ticket.isPrivate
      ? permalink(url, ticket.conversationChannelId, ticket.conversationTs)
      : undefined;
  const isInThread = ticket.conversationTs !== origin.ts && !ticket.isPrivate;
  const threadTs = isInThread ? ticket.conversationTs : null;
  const place = { channelId: origin.channelId, threadTs, personId: actor.personId };
  await whisper(tx, actor.workspaceId, place, alreadyFiledWords(ticket, filer.name, link), now);
}

/** Taken out as no request, and filed again: it is the same ticket (IN-3). */
async function bringBack(
  tx: Tx,
  actor: Actor,
  ticket: Ticket,
  { channelId }: Pick<Origin, 'channelId'>,
  now: Date,
): Promise<void> {
  await reopenIn(tx, ticket, actor, now);
  if (!channelId) return;
  const place = { channelId, threadTs: null, personId: actor.personId };
  await whisper(tx, actor.workspaceId, place, broughtBackWords(ticket.number), now);
}
