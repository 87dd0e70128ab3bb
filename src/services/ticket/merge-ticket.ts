import type { Tx } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket, updateTicket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { refuseUnlessMergeable } from '../../domain/ticket/merge.ts';
import {
  mergedForRequesterWords,
  mergedForStaffWords,
  mergedOwnWords,
  tookInForRequesterWords,
  tookInForStaffWords,
} from '../../domain/ticket/merge-words.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellAffected } from '../escalation/tell-issue.ts';
import { tellRequester } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { tellOnOwnCard, tellStaff } from '../send/staff.ts';
import { cardLink } from './card-link.ts';
import { survivorOf } from './merged.ts';
import { changeStatus } from './move.ts';
import { offerUndo } from './offer-undo.ts';
import { coverChanges } from './tell-changes.ts';

/**
 * A duplicate becomes resolved, and from then on everything said in its thread arrives under the other's card and
 * every answer to the other reaches its requester (TRI-8). Nothing moves: each keeps its thread and its history.
 */
export function mergeTicket(desk: Desk, caller: Caller, number: number, into: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const pair = await mergeable(tx, actor, number, into);
    const merged = await mergeIn(tx, actor, pair.ticket, pair.into, now);
    await offerUndo(tx, actor, 'merge', pair.ticket, now, pair.into);
    return merged;
  });
}

/** The two, or the refusal: asked before the merge is confirmed, and again when it is done. */
export async function mergeable(
  db: Parameters<typeof survivorOf>[0],
  actor: Actor,
  number: number,
  intoNumber: number,
): Promise<{ ticket: Ticket; into: Ticket }> {
  const ticket = await getTicketByNumber(db, actor.workspaceId, number);
  refuseUnlessMay(actor, 'ticket.merge', ticket);
  const into = await getTicketByNumber(db, actor.workspaceId, intoNumber);
  const of = (await survivorOf(db, ticket)).number;
  const ofInto = (await survivorOf(db, into)).number;
  refuseUnlessMergeable(ticket, into, { of, ofInto });
  return { ticket, into };
}

async function mergeIn(tx: Tx, actor: Actor, ticket: Ticket, into: Ticket, now: Date): Promise<Ticket> {
  const { status, statusBeforeWait } = ticket;
  const fact = { kind: 'resolved', from: status, resolution: 'duplicate', reason: null } as const;
  const ended = { resolution: 'duplicate', resolvedAt: now } as const;
  await changeStatus(tx, ticket, actor, fact, now, ended);
  const merged = await updateTicket(tx, ticket.id, { mergedIntoId: into.id });
  const back = { status, statusBeforeWait };
  const asMerged = { kind: 'merged', into: into.number, intoId: into.id, back } as const;
  const eventId = await insertTicketEvent(tx, ticket, actor, asMerged, now);
  await insertTicketEvent(tx, into, actor, { kind: 'took in', other: ticket.number }, now);
  await sendCard(tx, into, now);
  await tellRequesters(tx, merged, into, eventId, now);
  await tellDesk(tx, actor, merged, into, eventId, now);
  await tellAffected(tx, into, merged, now);
  return merged;
}

/** Each once, in their own thread; who asked both reads it in the one that goes quiet. */
async function tellRequesters(
  tx: Tx,
  merged: Ticket,
  into: Ticket,
  eventId: number,
  now: Date,
): Promise<void> {
  const isOwn = merged.requesterId === into.requesterId;
  const words = isOwn
    ? mergedOwnWords(merged.number, into.number, await threadLink(tx, into))
    : mergedForRequesterWords(merged.number);
  await tellRequester(tx, merged, `merged:${eventId}`, words, now, await coverChanges(tx, merged), null);
  if (isOwn) return;
  await tellRequester(tx, into, `took-in:${eventId}`, tookInForRequesterWords(into.number), now, [], null);
}

async function tellDesk(
  tx: Tx,
  actor: Actor,
  merged: Ticket,
  into: Ticket,
  eventId: number,
  now: Date,
): Promise<void> {
  const { name } = await getPerson(tx, merged.workspaceId, merged.requesterId);
  const aboutInto = mergedForStaffWords(into, actor.name, await cardLink(tx, into));
  await tellOnOwnCard(tx, merged, `merged-staff:${eventId}`, aboutInto, now);
  const aboutMerged = tookInForStaffWords(merged, actor.name, name, await cardLink(tx, merged));
  await tellStaff(tx, into, `took-in-staff:${eventId}`, aboutMerged, now);
}

async function threadLink(tx: Tx, ticket: Ticket): Promise<string | undefined> {
  const { conversationChannelId: channelId, conversationTs: ts } = ticket;
  const { url } = await getWorkspace(tx, ticket.workspaceId);
  return channelId && ts ? permalink(url, channelId, ts) : undefined;
}
