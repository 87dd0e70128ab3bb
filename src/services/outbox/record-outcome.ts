import type { Tx } from '../../db/handles.ts';
import { insertMessageCopy } from '../../db/message-copies.ts';
import { getMessage, updateMessage } from '../../db/messages.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { updateStorm } from '../../db/storms.ts';
import { getTicket, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Answer, Outcome } from '../../domain/outcome.ts';
import type { Policy } from '../../policy/policy.ts';
import { adoptGroupChannels } from '../assignment/adopt-channels.ts';
import { placeCard } from '../assignment/move-card.ts';
import { knowMembers, knowPeopleIn } from '../desk/know-people.ts';
import { knowUserGroupMembers, knowUserGroups } from '../desk/know-user-groups.ts';
import { refreshHomes } from '../desk/refresh-homes.ts';
import { adoptIncidents, adoptTriage, knowChannel } from '../desk/set-up-desk.ts';
import { takeGithubAnswer } from '../escalation/take-answer.ts';
import { recordAskingPosted } from '../follow-up/record-asking.ts';
import { takeLook } from '../follow-up/take-look.ts';
import { stopImport } from '../import/import-messages.ts';
import { takeImport } from '../import/import-thread.ts';
import { takeHistory } from '../import/take-history.ts';
import { adoptRoom, hearInvited, knowArchived, knowLeft } from '../incident/adopt-room.ts';
import { knowInRoom } from '../incident/hear-room.ts';
import { enterMarked } from '../incident/mark-message.ts';
import { recordIncidentPosted, recordToldOf } from '../incident/record-posted.ts';
import { watchForStorm } from '../incident/watch-storm.ts';
import { knowReach } from '../oncall/check-rungs.ts';
import { fileReadMessage } from '../ticket/file-from-reaction.ts';
import { takeInChannel, takeInThread } from '../ticket/take-in-messages.ts';
import { recordTold, tellInstead } from '../ticket/tell-changes.ts';

interface Posted {
  readonly channelId: string;
  readonly ts: string;
}

/** What the desk learns from having sent something, in the transaction that settles the row. */
export async function recordOutcome(
  tx: Tx,
  policy: Policy,
  row: OutboxRow,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  if (outcome.is === 'posted') {
    await recordPosted(tx, policy, row.delivery, outcome, now);
    await recordAskingPosted(tx, policy, row, outcome, now);
  }
  if (outcome.is === 'done') {
    await tellWhatItStoodFor(tx, row.delivery, now);
    if (row.delivery.kind === 'incident.archive') await knowArchived(tx, row.delivery.incidentId);
  }
  const { delivery } = row;
  const isDrawn = outcome.is === 'posted' || outcome.is === 'done';
  if (isDrawn && delivery.kind === 'card') await refreshHomes(tx, delivery.ticketId, now);
  if (outcome.is === 'answered') await takeAnswer(tx, policy, row, outcome.answer, now);
}

async function recordPosted(
  tx: Tx,
  policy: Policy,
  delivery: Delivery,
  posted: Posted,
  now: Date,
): Promise<void> {
  switch (delivery.kind) {
    case 'card':
      return recordCard(tx, policy, await getTicket(tx, delivery.ticketId), posted, now);
    case 'storm':
      await updateStorm(tx, delivery.stormId, { channelId: posted.channelId, ts: posted.ts });
      return;
    case 'requester.acknowledge':
      return openConversation(tx, delivery.ticketId, posted);
    case 'requester.tell':
      await reachRequester(tx, delivery.ticketId, posted, now);
      if (delivery.ofIncident) await recordToldOf(tx, delivery.ofIncident, delivery.ticketId, posted, now);
      return recordTold(tx, await getTicket(tx, delivery.ticketId), delivery.covers ?? [], now);
    case 'requester.follow-up':
      return reachRequester(tx, delivery.ticketId, posted, now);
    case 'message.copy':
      return recordCopy(tx, delivery, posted, now);
    case 'incident.headline':
    case 'incident.card':
    case 'incident.page':
    case 'incident.tell':
    case 'incident.sitrep':
      return recordIncidentPosted(tx, delivery, posted, now);
    default:
      return;
  }
}

/** Off the way that whoever files waits for: where a first card is posted, the desk looks for others like it (INC-12). */
async function recordCard(tx: Tx, policy: Policy, ticket: Ticket, posted: Posted, now: Date): Promise<void> {
  await placeCard(tx, ticket, posted, now);
  if (!ticket.cardTs) await watchForStorm(tx, policy, ticket, now);
}

/** UPD-4: whatever reaches them ends their silence. */
async function reachRequester(tx: Tx, ticketId: number, posted: Posted, now: Date): Promise<void> {
  await openConversation(tx, ticketId, posted);
  await updateTicket(tx, ticketId, { toldAt: now });
}

/** The first thing the requester reads begins their thread, where none was there. */
async function openConversation(tx: Tx, ticketId: number, posted: Posted): Promise<void> {
  const { conversationTs } = await getTicket(tx, ticketId);
  if (conversationTs) return;
  await updateTicket(tx, ticketId, {
    conversationChannelId: posted.channelId,
    conversationTs: posted.ts,
  });
}

/** What was written in a form stands first where the requester reads it; its record in triage is the copy. */
async function recordCopy(
  tx: Tx,
  { messageId, to, part, covers = [], forTicketId }: Extract<Delivery, { kind: 'message.copy' }>,
  posted: Posted,
  now: Date,
): Promise<void> {
  const { channelId, ts } = posted;
  if (part > 0) return;
  const { side, ticketId, workspaceId } = await getMessage(tx, messageId);
  if (forTicketId) {
    await openConversation(tx, forTicketId, posted);
    return insertMessageCopy(tx, { workspaceId, messageId, ticketId: forTicketId, channelId, ts });
  }
  await recordTold(tx, { id: ticketId, workspaceId }, covers, now);
  if (to === 'conversation') await reachRequester(tx, ticketId, posted, now);
  const isOriginal = side === 'desk' && to === 'conversation';
  await updateMessage(
    tx,
    messageId,
    isOriginal ? { channelId, ts } : { copyChannelId: channelId, copyTs: ts },
  );
}

/** Somebody deleted the message before it was carried: the changes it stood for are still to be told. */
async function tellWhatItStoodFor(tx: Tx, delivery: Delivery, now: Date): Promise<void> {
  if (delivery.kind !== 'message.copy' || !delivery.covers) return;
  const { ticketId } = await getMessage(tx, delivery.messageId);
  await tellInstead(tx, ticketId, delivery.covers, now);
}

async function takeAnswer(tx: Tx, policy: Policy, row: OutboxRow, answer: Answer, now: Date): Promise<void> {
  const { workspaceId, delivery } = row;
  switch (answer.of) {
    case 'people':
      return knowPeopleIn(tx, policy, workspaceId, answer.people, now);
    case 'reach':
      return knowReach(tx, workspaceId, answer.personId, answer.problem, now);
    case 'members':
      await knowMembers(tx, policy, workspaceId, answer.channelId, answer.personIds, now);
      return knowInRoom(tx, policy, workspaceId, answer, row.enqueuedAt, now);
    case 'user groups':
      return knowUserGroups(tx, policy, workspaceId, answer, now);
    case 'user group':
      return knowUserGroupMembers(tx, policy, workspaceId, answer.groupId, answer.personIds, now);
    case 'triage':
      return adoptTriage(tx, workspaceId, answer, now);
    case 'issue':
    case 'no issue':
    case 'issues':
    case 'open issues':
    case 'missed':
      return takeGithubAnswer(tx, policy, row, answer, now);
    case 'incidents':
      return adoptIncidents(tx, workspaceId, answer, now);
    case 'room':
      if (delivery.kind === 'incident.room' || delivery.kind === 'incident.seek-room')
        await adoptRoom(tx, delivery.incidentId, answer, now);
      return;
    case 'left':
      if (delivery.kind === 'incident.leave-room')
        await knowLeft(tx, workspaceId, delivery, answer.stays, now);
      return;
    case 'invited':
      if (delivery.kind === 'incident.invite') await hearInvited(tx, delivery.incidentId, answer, now);
      return;
    case 'channels':
      return adoptGroupChannels(tx, policy, workspaceId, answer.channels, now);
    case 'joined':
      return knowChannel(tx, workspaceId, answer.channelId, { name: answer.name, isMember: true });
    case 'message':
      if (delivery.kind === 'message.read')
        await fileReadMessage(tx, policy, workspaceId, delivery, answer.message, now);
      if (delivery.kind === 'mark.read')
        await enterMarked(tx, policy, workspaceId, delivery, answer.message, now);
      return;
    case 'history':
      if (delivery.kind === 'import.search') await takeHistory(tx, delivery.importId, answer, now);
      return;
    case 'unreadable':
      if (isOfImport(delivery)) await stopImport(tx, delivery.importId, answer.why, now);
      return;
    case 'look':
      if (delivery.kind === 'thread.look') {
        await takeLook(tx, policy, delivery.ticketId, delivery.ours, answer, now);
      }
      return;
    case 'messages':
      if (delivery.kind === 'thread.read') {
        await takeInThread(tx, policy, delivery.ticketId, delivery.since, answer.messages, now);
      }
      if (delivery.kind === 'import.read') await takeImport(tx, policy, delivery, answer.messages, now);
      if (delivery.kind === 'channel.read') {
        await takeInChannel(tx, policy, workspaceId, delivery.channelId, answer.messages, now);
      }
  }
}

const isOfImport = (
  delivery: Delivery,
): delivery is Extract<Delivery, { kind: 'import.search' | 'import.read' }> =>
  delivery.kind === 'import.search' || delivery.kind === 'import.read';
