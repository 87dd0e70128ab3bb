import { insertMessage } from '../../db/messages.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { resolvedForStaffWords, resolvedWords } from '../../domain/ticket/ending-words.ts';
import { asksForRating } from '../../domain/ticket/rating.ts';
import type { Resolution } from '../../domain/ticket/status.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import type { Desk } from '../desk.ts';
import { refuseToDeclineFor, settleOnIssue } from '../escalation/settle.ts';
import { tellRequester, tellUnlessQuiet } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { endTicket } from './end-ticket.ts';
import { giveTicket } from './move.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { refuseUnlessOpen } from './take-ticket.ts';
import { coverChanges } from './tell-changes.ts';
import { articleLabel } from './want-article.ts';

/** Ends the work with a resolution and tells the requester why in `text` (RES-1, RES-2). */
export function resolveTicket(
  desk: Desk,
  caller: Caller,
  number: number,
  resolution: Resolution,
  text: string,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const open = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.resolve', open);
    refuseUnlessOpen(open);
    if (resolution === 'declined' && text === '') {
      throw new Refusal(
        'resolve.no-reason',
        'Say why, in words for the requester: they read this.',
        'reason',
      );
    }
    if (resolution === 'declined') await refuseToDeclineFor(tx, open);
    const field = resolution === 'declined' ? 'reason' : 'message';
    await refuseExposed(tx, desk.policy, open, actor, caller, { [field]: text }, now);
    const ticket = open.ownerId ? open : await giveTicket(tx, open, actor, actor.personId, now);
    const end = { resolution, reason: text || null };
    const { ticket: resolved, eventId } = await endTicket(tx, desk.policy, ticket, actor, end, now);
    if (text) {
      await insertMessage(tx, {
        workspaceId: ticket.workspaceId,
        ticketId: ticket.id,
        audience: 'public',
        side: 'desk',
        authorId: actor.personId,
        text,
        files: { list: [] },
        postedAt: now,
      });
    }
    const { reopenDays } = desk.policy.resolving;
    const isRated = asksForRating(resolution) && !ticket.isImported;
    const ended = { number, resolution, resolvedId: eventId, reopenDays, isRated };
    const covers = await coverChanges(tx, ticket);
    const words = resolvedWords(ended, actor.name, text);
    const tell = text ? tellRequester : tellUnlessQuiet;
    await tell(tx, ticket, `resolved:${eventId}`, words, now, covers);
    await settleOnIssue(tx, ticket, resolution, eventId, now);
    const label = await articleLabel(tx, ticket, resolution);
    const staffWords = resolvedForStaffWords(number, actor.name, resolution, text, label?.name);
    await tellStaff(tx, ticket, `resolved-staff:${eventId}`, staffWords, now);
    await handOutBeside(tx, desk.policy, resolved, now);
    return resolved;
  });
}
