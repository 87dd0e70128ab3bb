import type { Tx } from '../../db/handles.ts';
import { insertHeardMessage } from '../../db/messages.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Heard } from '../../domain/message/heard.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import { onlyTeamWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { hearEngineer } from '../escalation/chase-engineer.ts';
import { copyMessage } from '../send/message.ts';
import { whisper } from '../send/person.ts';
import { plainText } from './plain-text.ts';

/** What staff write under the card stays theirs, and its author may press *Send to requester* (CNV-1). */
export async function hearStaffMessage(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  ticket: Ticket,
  heard: Heard,
  now: Date,
): Promise<void> {
  if (!may(actor, 'ticket.note', ticket)) return;
  const message = await insertHeardMessage(tx, {
    workspaceId: ticket.workspaceId,
    ticketId: ticket.id,
    audience: 'internal',
    side: 'triage',
    authorId: actor.personId,
    text: await plainText(tx, actor.workspaceId, heard.text),
    files: { list: heard.files },
    channelId: heard.channelId,
    ts: heard.ts,
    postedAt: timeOf(heard.ts),
  });
  if (!message) return;
  await insertTicketEvent(tx, ticket, actor, { kind: 'noted', messageId: message.id }, now);
  await hearEngineer(tx, policy, ticket, actor.personId, now);
  // Under a card that has moved on: whoever has the ticket now reads it there.
  if (heard.threadTs !== ticket.cardTs) await copyMessage(tx, ticket, message, 'triage', now);
  if (!ticket.isOpen) return;
  const place = { channelId: heard.channelId, threadTs: heard.threadTs, personId: actor.personId };
  await whisper(tx, actor.workspaceId, place, onlyTeamWords(message.id), now);
}
