import type { Tx } from '../../db/handles.ts';
import { getMessage } from '../../db/messages.ts';
import type { OutboxRow } from '../../db/outbox.ts';
import { findPerson } from '../../db/people.ts';
import { getTicket, type Ticket, updateTicket } from '../../db/tickets.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { movedToDirectWords, undeliveredWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellRefused } from '../escalation/github-trouble.ts';
import { recordAskingLost } from '../follow-up/record-asking.ts';
import { stopImport } from '../import/import-messages.ts';
import { hearPageLost } from '../incident/lose-page.ts';
import { loseStakeholders } from '../incident/lose-stakeholders.ts';
import { tellChannelStays, tellMessageStays, tellRoomStays } from '../incident/tell-stays.ts';
import { tellStaff } from '../send/staff.ts';

/** Codes that say the desk cannot write in a place any more. */
const GONE = ['not_in_channel', 'channel_not_found', 'is_archived', 'thread_not_found', 'restricted_action'];

/** The ticket whose requester can be written to only elsewhere now: the bot was put out, or the channel is gone. */
export async function findStranded(tx: Tx, row: OutboxRow, outcome: Outcome): Promise<Ticket | undefined> {
  const isGone = (outcome.is === 'wait' || outcome.is === 'failed') && GONE.includes(outcome.why);
  const ticket = isGone ? await ticketItWasFor(tx, row) : undefined;
  const isDirect = !ticket?.conversationChannelId || ticket.conversationChannelId.startsWith('D');
  return isDirect ? undefined : ticket;
}

/** The conversation goes on in a direct message with the requester, so that nothing for them is lost. */
export async function goOnDirectly(tx: Tx, ticket: Ticket, now: Date): Promise<void> {
  await updateTicket(tx, ticket.id, { conversationChannelId: null, conversationTs: null });
  const effect = `moved:${ticket.id}:${ticket.conversationChannelId}`;
  await tellStaff(tx, ticket, effect, movedToDirectWords(await requesterOf(tx, ticket)), now);
}

/** What should have reached a requester, or the engineers, is dead: staff are told, under the card. */
export async function tellUndelivered(
  tx: Tx,
  policy: Policy,
  row: OutboxRow,
  why: string,
  now: Date,
): Promise<void> {
  if (row.delivery.kind === 'incident.page') return hearPageLost(tx, policy, row.delivery.pageId, why, now);
  if (row.delivery.kind === 'incident.tell' && row.delivery.to === 'stakeholders') {
    const { incidentId, words } = row.delivery;
    return loseStakeholders(tx, policy, incidentId, words, why, now);
  }
  if (row.delivery.kind === 'incident.cut') return tellMessageStays(tx, row.delivery, why, now);
  if (row.delivery.kind === 'incident.cut-sought') {
    return tellChannelStays(tx, row.delivery, why, now);
  }
  if (row.delivery.kind === 'incident.leave-room') {
    return tellRoomStays(tx, row.delivery, [{ what: 'room', why }], now);
  }
  if (await tellRefused(tx, row, why, now)) return;
  if (row.delivery.kind === 'import.search' || row.delivery.kind === 'import.read') {
    return stopImport(tx, row.delivery.importId, why, now);
  }
  const ticket = await ticketItWasFor(tx, row);
  if (!ticket) return;
  const said = row.delivery.kind === 'requester.tell' ? row.delivery.words : null;
  const words = undeliveredWords(await requesterOf(tx, ticket), why, said && ticket.ownerId, said);
  await tellStaff(tx, ticket, `undelivered:${row.id}`, words, now);
  await recordAskingLost(tx, row, why, now);
}

/** Of a delivery to a requester, its ticket. */
async function ticketItWasFor(tx: Tx, { delivery }: OutboxRow): Promise<Ticket | undefined> {
  switch (delivery.kind) {
    case 'requester.tell':
    case 'requester.acknowledge':
    case 'requester.follow-up':
      return getTicket(tx, delivery.ticketId);
    case 'message.copy':
    case 'file.copy': {
      if (delivery.to !== 'conversation') return undefined;
      if (delivery.forTicketId) return getTicket(tx, delivery.forTicketId);
      const { ticketId } = await getMessage(tx, delivery.messageId);
      return getTicket(tx, ticketId);
    }
    default:
      return undefined;
  }
}

async function requesterOf(tx: Tx, ticket: Ticket): Promise<string> {
  const person = await findPerson(tx, ticket.workspaceId, ticket.requesterId);
  return person?.name ?? 'the requester';
}
