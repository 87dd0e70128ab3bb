import { type Escalation, findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { findPerson } from '../../db/people.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import { onlyOwnerDecides, refuseIfDecided } from '../../domain/escalation/decision.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { may, unknownTicket } from '../../domain/people/permissions.ts';
import { tellWhomToAsk } from '../../domain/people/role-words.ts';
import { Refusal } from '../../domain/refusal.ts';
import { readRoles } from '../desk/read-roles.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';

export interface Undecided {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
}

/** What the product owner is about to decide on; refuses everybody else, and what is decided or over (ESC-3). */
export async function undecided(db: Db, actor: Actor, number: number): Promise<Undecided> {
  const { workspaceId } = actor;
  const ticket = await getTicketByNumber(db, workspaceId, number);
  if (!may(actor, 'escalation.decide', ticket)) {
    if (!may(actor, 'ticket.see', ticket)) throw unknownTicket(number);
    throw onlyOwnerDecides(await findOwnerName(db, workspaceId));
  }
  const escalation = await findEscalationOf(db, ticket.id);
  if (!escalation) throw notEscalated(number);
  refuseIfDecided(number, { decision: escalation.decision, by: await deciderOf(db, escalation) });
  refuseUnlessOpen(ticket);
  return { ticket, escalation };
}

export const notEscalated = (number: number): Refusal =>
  new Refusal(
    'escalation.none',
    `Nothing changed: ticket ${number} is not with the engineers. *Escalate* on its card passes it on.`,
  );

/** Whoever decided, by name; on GitHub it is nobody of this workspace. */
export async function deciderOf(
  db: Db,
  { workspaceId, decidedById }: Pick<Escalation, 'workspaceId' | 'decidedById'>,
): Promise<string> {
  const person = decidedById ? await findPerson(db, workspaceId, decidedById) : undefined;
  return person?.name ?? 'Somebody on GitHub';
}

/** Everybody who can decide: more than one where a user group has the role (PPL-1). */
export const listOwnerIds = async (db: Db, workspaceId: string): Promise<readonly string[]> =>
  (await listHolders(db, workspaceId))['product owner'];

/** Whom to ask, where somebody is set. */
export async function findOwnerName(db: Db, workspaceId: string): Promise<string | undefined> {
  const [owner] = await readRoles(db, workspaceId, ['product owner']);
  return owner && tellWhomToAsk(owner);
}
