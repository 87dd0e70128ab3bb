import { findIsAgent } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { getPerson } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { groupOf, keyOnTicket } from '../../domain/assignment/group.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { assignedToYouWords } from '../../domain/ticket/words.ts';
import { act } from '../act.ts';
import { handOutBeside } from '../assignment/hand-out.ts';
import { moveToGroup } from '../assignment/route-ticket.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { cardLink } from './card-link.ts';
import { giveTicket, moveTicket } from './move.ts';
import { offerUndo } from './offer-undo.ts';
import { refuseUnlessOpen } from './take-ticket.ts';

interface Assignment {
  readonly ownerId?: string | null | undefined;
  /** A person's choice, which no rule undoes (TRI-7). */
  readonly groupKey?: string | null | undefined;
}

/** Gives the ticket to another agent, to another group, or both. Refuses people who are no agents. */
export function assignTicket(desk: Desk, caller: Caller, number: number, to: Assignment): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const ticket = await getTicketByNumber(tx, actor.workspaceId, number);
    refuseUnlessMay(actor, 'ticket.assign', ticket);
    refuseUnlessOpen(ticket);
    const key = to.groupKey ? keyOnTicket(groupOf(desk.policy.groups, to.groupKey).key) : ticket.groupKey;
    const isMoved = key !== ticket.groupKey;
    const moved = isMoved ? await moveToGroup(tx, ticket, actor, key, null, now) : ticket;
    // The owner the form showed is not the choice of whoever gave the ticket to another group.
    const isNamed = to.ownerId && to.ownerId !== ticket.ownerId;
    const { ownerId } = to;
    const after = isNamed && ownerId ? await giveTo(tx, moved, actor, ownerId, caller, now) : moved;
    if (isMoved && !isNamed) await handOutBeside(tx, desk.policy, moved, now);
    await offerUndo(tx, actor, 'assign', ticket, now);
    return after;
  });
}

async function giveTo(
  tx: Tx,
  ticket: Ticket,
  actor: Actor,
  ownerId: string,
  caller: Caller,
  now: Date,
): Promise<Ticket> {
  const owner = await getPerson(tx, actor.workspaceId, ownerId);
  if (!(await findIsAgent(tx, actor.workspaceId, ownerId))) {
    throw new Refusal(
      'ticket.not-an-agent',
      `${owner.name} is not an agent. Invite them to the triage channel first, or choose somebody in it.`,
      'owner',
    );
  }
  const given = await giveTicket(tx, ticket, actor, ownerId, now);
  if (ownerId !== actor.personId) {
    const effect = `assigned:${ticket.id}:${ownerId}:${caller.inputKey}`;
    const words = assignedToYouWords(given, actor.name, await cardLink(tx, given));
    await tellPerson(tx, actor.workspaceId, ownerId, effect, words, now);
  }
  return given.status === 'new' ? moveTicket(tx, given, actor, 'in progress', now) : given;
}
