import { getActor } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { findImport, findImportMessage, type ImportRow, updateImportMessage } from '../../db/imports.ts';
import { insertHeardMessage } from '../../db/messages.ts';
import { getPerson, type Person } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { insertTicket, listTicketsOfMessages, type Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { keyOnTicket } from '../../domain/assignment/group.ts';
import type { ReadMessage } from '../../domain/outcome.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { conversationOf, sourceKey, timeOf } from '../../domain/ticket/origin.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { findRoute, recordRoute } from '../assignment/route-ticket.ts';
import { readOn } from '../send/reading.ts';
import { setReaction } from '../send/requester.ts';
import { postCard } from '../send/staff.ts';
import { plainText } from '../ticket/plain-text.ts';
import { importNext, stopImport } from './import-messages.ts';

/** A thread as Slack has it now becomes a ticket, unless it is one by now (IN-3); then the next one. */
export async function takeImport(
  tx: Tx,
  policy: Policy,
  { importId, ts }: { readonly importId: number; readonly ts: string },
  thread: readonly ReadMessage[],
  now: Date,
): Promise<void> {
  const row = await findImport(tx, importId);
  const wanted = await findImportMessage(tx, importId, ts);
  if (row?.state !== 'importing' || wanted?.state !== 'wanted') return;
  const { workspaceId, personId } = row;
  const caller = { workspaceId, personId, door: 'form', inputKey: '', isStored: false } as const;
  const actor = await getActor(tx, caller);
  if (!may(actor, 'ticket.import')) return stopImport(tx, importId, 'not-allowed', now);
  const root = thread.find((message) => message.ts === ts);
  const [known] = await listTicketsOfMessages(tx, row, [ts]);
  if (known) await updateImportMessage(tx, wanted.id, { state: 'known', ticketId: known.id });
  else if (!root) await updateImportMessage(tx, wanted.id, { state: 'gone' });
  else {
    const ticket = await importThread(tx, policy, actor, row, { root, thread }, now);
    await updateImportMessage(tx, wanted.id, { state: 'imported', ticketId: ticket.id });
  }
  await importNext(tx, row, now);
}

interface Said {
  readonly root: ReadMessage;
  readonly thread: readonly ReadMessage[];
}

/**
 * In its author's name and of its own time, and in silence: nobody is told, called or asked, no clock runs, and the
 * desk gives it to nobody. Its message gets the mark of a ticket.
 */
async function importThread(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  row: ImportRow,
  { root, thread }: Said,
  now: Date,
): Promise<Ticket> {
  const { workspaceId, channelId } = row;
  const author = await getPerson(tx, workspaceId, root.personId);
  const asked = await ticketFrom(tx, actor, author, channelId, root);
  const route = await findRoute(tx, policy, asked);
  const group = route?.groupKey ? { groupKey: keyOnTicket(route.groupKey) } : {};
  const ticket = await insertTicket(tx, { ...asked, ...group });
  const { requesterId, summary, isPrivate, filedAt } = ticket;
  const by = { personId: author.personId, door: 'message' } as const;
  await insertTicketEvent(tx, ticket, by, { kind: 'filed', requesterId, summary, isPrivate }, filedAt);
  await insertTicketEvent(tx, ticket, actor, { kind: 'imported' }, now);
  if (route) await recordRoute(tx, ticket, route, now);
  for (const said of thread) await keepSaid(tx, ticket, channelId, said);
  await setReaction(tx, ticket, { channelId, ts: root.ts }, 'ticket', true, now);
  if (row.hasCards) await postCard(tx, ticket, now);
  await hearOn(tx, ticket, thread, now);
  return ticket;
}

async function ticketFrom(tx: Tx, actor: Actor, author: Person, channelId: string, root: ReadMessage) {
  const { workspaceId, personId } = actor;
  const { setup } = await getWorkspace(tx, workspaceId);
  const description = await plainText(tx, workspaceId, root.text);
  const origin = { from: 'message', channelId, ts: root.ts, threadTs: null, isReadable: true } as const;
  const conversation = conversationOf(origin, setup);
  // Who left since asked all the same; who may not ask here is stood in for, as at every other door.
  const isStoodInFor = author.isGuest || author.isStranger || author.isBot;
  return {
    workspaceId,
    summary: summaryOf(description),
    description,
    requesterId: isStoodInFor ? personId : author.personId,
    filedById: personId,
    door: actor.door,
    sourceKey: sourceKey(origin),
    sourceChannelId: channelId,
    sourceTs: root.ts,
    isPrivate: conversation.isPrivate,
    isImported: true,
    conversationChannelId: conversation.channelId,
    conversationTs: conversation.ts,
    filedAt: timeOf(root.ts),
  };
}

/** Each by its author and of its own time; what others than requester and staff said is context (CNV-1). */
async function keepSaid(tx: Tx, ticket: Ticket, channelId: string, said: ReadMessage): Promise<void> {
  const { workspaceId, requesterId } = ticket;
  const caller = {
    workspaceId,
    personId: said.personId,
    door: 'message',
    inputKey: '',
    isStored: false,
  } as const;
  const author = await getActor(tx, caller);
  const isSource = said.ts === ticket.sourceTs;
  const isPublic = isSource || author.personId === requesterId || (author.isAgent && !author.isOutside);
  await insertHeardMessage(tx, {
    workspaceId,
    ticketId: ticket.id,
    audience: isPublic ? 'public' : 'context',
    side: 'conversation',
    authorId: author.personId,
    text: await plainText(tx, workspaceId, said.text),
    files: { list: said.files },
    channelId,
    ts: said.ts,
    postedAt: timeOf(said.ts),
  });
}

/** Where people write still, somebody may have while the thread was read: until now it was no ticket's. */
async function hearOn(tx: Tx, ticket: Ticket, thread: readonly ReadMessage[], now: Date): Promise<void> {
  const last = thread.at(-1);
  if (!last || now.getTime() - timeOf(last.ts).getTime() > DAY_MS) return;
  const delivery = { kind: 'thread.read', ticketId: ticket.id, since: last.ts } as const;
  await readOn(tx, ticket.workspaceId, `ticket ${ticket.id}`, delivery, now);
}
