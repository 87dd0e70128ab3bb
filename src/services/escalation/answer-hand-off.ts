import { type Escalation, findEscalationOf } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { findPerson, getPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicketByNumber, type Ticket } from '../../db/tickets.ts';
import {
  engineerAgreedWords,
  engineerDeclinedWords,
  newsWords,
} from '../../domain/escalation/hand-off-words.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { type Guarded, refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { tellStaff } from '../send/staff.ts';
import { refuseUnlessOpen } from '../ticket/take-ticket.ts';
import { noteNews } from './chase-engineer.ts';
import { agree, askEngineer, askNext } from './hand-off.ts';
import { listTier2 } from './tier-2.ts';

interface HandedOff {
  readonly ticket: Ticket;
  readonly escalation: Escalation;
}

/** *I take it*: whoever was asked, or anybody else of tier 2. Of two the second is told who was first. */
export function takeEscalation(desk: Desk, caller: Caller, number: number): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await getHandedOff(tx, desk, actor, number);
    await refuseIfTaken(tx, escalation, number);
    await agree(tx, desk.policy, ticket, escalation, actor, now);
    const effect = `hand-off-agreed:${escalation.id}:${now.getTime()}`;
    await tellStaff(tx, ticket, effect, engineerAgreedWords(actor.name), now);
    return ticket;
  });
}

/** *Not me*, with a word why; then the next one is asked. */
export function declineEscalation(
  desk: Desk,
  caller: Caller,
  number: number,
  reason: string,
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await getHandedOff(tx, desk, actor, number);
    await refuseIfTaken(tx, escalation, number);
    if (escalation.engineerId !== actor.personId) {
      throw new Refusal(
        'hand-off.not-asked',
        `Nothing changed: you are not the one who is asked about ticket ${number} now. *I take it* is open to you all the same.`,
      );
    }
    const fact = { kind: 'hand-off', step: 'declined', personId: actor.personId, reason } as const;
    const eventId = await insertTicketEvent(tx, ticket, actor, fact, now);
    const words = engineerDeclinedWords(actor.name, reason);
    await tellStaff(tx, ticket, `hand-off-declined:${eventId}`, words, now);
    await askNext(tx, desk.policy, ticket, escalation, now);
    return ticket;
  });
}

/** Tier 1, or somebody of tier 2, names another engineer, who is asked; whoever names themselves has it. */
export function nameEngineer(
  desk: Desk,
  caller: Caller,
  number: number,
  engineerId: string,
): Promise<{ ticket: Ticket; engineer: string }> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await getEscalated(tx, actor, number);
    const engineer = await refuseUnlessEngineer(tx, desk, actor.workspaceId, engineerId);
    const isSame = escalation.engineerId === engineerId;
    if (isSame && escalation.agreedAt) {
      throw new Refusal('hand-off.same', `Nothing changed: ${engineer} has it already.`, 'engineer');
    }
    const fact = { kind: 'hand-off', step: 'asked', personId: engineerId } as const;
    await insertTicketEvent(tx, ticket, actor, fact, now);
    await askEngineer(tx, desk.policy, ticket, escalation, actor, engineerId, now);
    return { ticket, engineer };
  });
}

/** What the engineer says when asked how it stands: tier 1 reads it, with a draft to the requester at hand. */
export function giveNews(desk: Desk, caller: Caller, number: number, news: string): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const { ticket, escalation } = await getHandedOff(tx, desk, actor, number);
    await noteNews(tx, desk.policy, escalation, now);
    const effect = `news:${escalation.id}:${now.getTime()}`;
    await tellStaff(tx, ticket, effect, newsWords(number, actor.name, news), now);
    return ticket;
  });
}

/** For those of tier 2 alone. */
export async function getHandedOff(db: Db, desk: Desk, actor: Actor, number: number): Promise<HandedOff> {
  const { ticket, escalation } = await findEscalated(db, actor, number);
  refuseUnlessMay(actor, 'escalation.answer', await guardedBy(db, desk, ticket, escalation));
  refuseUnlessOpen(ticket);
  return { ticket, escalation: refuseUnlessEscalated(escalation, number) };
}

/** For agents. */
export async function getEscalated(db: Db, actor: Actor, number: number): Promise<HandedOff> {
  const { ticket, escalation } = await findEscalated(db, actor, number);
  refuseUnlessMay(actor, 'ticket.escalate', ticket);
  refuseUnlessOpen(ticket);
  return { ticket, escalation: refuseUnlessEscalated(escalation, number) };
}

async function findEscalated(db: Db, actor: Actor, number: number) {
  const ticket = await getTicketByNumber(db, actor.workspaceId, number);
  return { ticket, escalation: await findEscalationOf(db, ticket.id) };
}

/** With who of tier 2 may act on it. */
export async function guardedBy(
  db: Db,
  { policy, now }: Desk,
  ticket: Ticket,
  escalation: Escalation | undefined,
): Promise<Guarded> {
  if (!escalation) return ticket;
  const asked = escalation.engineerId ? [escalation.engineerId] : [];
  const tier2 = await listTier2(db, policy, ticket.workspaceId, now());
  return { ...ticket, engineerIds: [...asked, ...tier2] };
}

function refuseUnlessEscalated(escalation: Escalation | undefined, number: number): Escalation {
  if (escalation) return escalation;
  throw new Refusal(
    'hand-off.none',
    `Nothing changed: ticket ${number} was not passed to the engineers. *Escalate* on its card does that.`,
  );
}

async function refuseIfTaken(tx: Tx, { agreedAt, engineerId, workspaceId }: Escalation, number: number) {
  if (!agreedAt || !engineerId) return;
  const engineer = await findPerson(tx, workspaceId, engineerId);
  throw new Refusal(
    'hand-off.taken',
    `Nothing changed: ${engineer?.name ?? 'Somebody'} is the engineer of ticket ${number}.`,
  );
}

/** Their name. */
export async function refuseUnlessEngineer(
  tx: Tx,
  { policy, now }: Desk,
  workspaceId: string,
  personId: string,
): Promise<string> {
  const { name } = await getPerson(tx, workspaceId, personId);
  if ((await listTier2(tx, policy, workspaceId, now())).includes(personId)) return name;
  throw new Refusal(
    'hand-off.not-tier-2',
    `${name} is not of tier 2. Choose somebody who is, or have an admin name them with \`/desk setup\`.`,
    'engineer',
  );
}
