import { insertMessage } from '../../db/messages.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { callOfferedForStaffWords, callOfferedWords, callTold } from '../../domain/ticket/call-words.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellRequester } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { answered } from './reply-ticket.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';

/** Puts the link of a call before the requester, under the agent's name and on the record (CNV-6). */
export function offerCall(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.reply', ticket);
    refuseUnlessOpen(ticket);
    const { callLink } = desk.policy;
    if (callLink === null) {
      throw new Refusal(
        'call.no-link',
        'Nothing was sent: this desk has no place for calls. `call_link` in its policy sets one.',
      );
    }
    const link = callLink.replaceAll('{ticket}', String(ticket.number));
    const message = await insertMessage(tx, {
      workspaceId: ticket.workspaceId,
      ticketId: ticket.id,
      audience: 'public',
      side: 'desk',
      authorId: actor.personId,
      text: callTold(link),
      files: { list: [] },
      postedAt: now,
    });
    const answer = { messageId: message.id, asks: false, update: 'call' } as const;
    const moved = await answered(tx, ticket, actor, answer, now);
    const effect = `call:${message.id}`;
    const words = callOfferedWords(ticket, actor.name, link);
    await tellRequester(tx, ticket, effect, words, now, await coverChanges(tx, ticket));
    await tellStaff(tx, ticket, `${effect}:staff`, callOfferedForStaffWords(actor.name, link), now);
    return moved;
  });
}
