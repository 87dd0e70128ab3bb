import { deleteDue, insertDue } from '../../db/due.ts';
import { type Escalation, getEscalation, updateEscalation } from '../../db/escalations.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { type By, insertTicketEvent, listTicketEvents, toFacts } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { askedAlready, type CardEngineer } from '../../domain/escalation/hand-off.ts';
import {
  askEngineerWords,
  engineerAskedWords,
  engineerSilentWords,
  nobodyAgreesWords,
  nobodyLeftWords,
  nobodySetWords,
} from '../../domain/escalation/hand-off-words.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { dueAt } from '../../domain/time/target.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from '../clock/calendar-of.ts';
import { tellPerson } from '../send/person.ts';
import { sendCard } from '../send/row.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { ringChase } from './chase-engineer.ts';
import { tellManagers } from './tell-managers.ts';
import { listEngineers, listTier2 } from './tier-2.ts';

/** The kind of the due row that ends an engineer's time to answer. */
export const HAND_OFF = 'hand-off';

const BY_DESK: By & { name: string } = { personId: DESK_ACTOR_ID, door: 'desk', name: 'The desk' };

/** Asks one engineer, by direct message and under the card. Whoever names themselves has agreed. */
export async function askEngineer(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  escalation: Escalation,
  by: By & { name: string },
  engineerId: string,
  now: Date,
): Promise<void> {
  const { id, workspaceId } = escalation;
  await updateEscalation(tx, id, { engineerId, askedAt: now, agreedAt: null });
  if (by.personId === engineerId) return agree(tx, policy, ticket, escalation, by, now);
  const until = dueAt(calendarOf(policy, ticket.groupKey), now, policy.escalation.answerWithin);
  await insertDue(tx, { workspaceId, kind: HAND_OFF, subject: String(id), dueAt: until });
  const effect = `hand-off:${id}:${engineerId}:${now.getTime()}`;
  const words = askEngineerWords(ticket, by.name, until, await cardLink(tx, ticket));
  await tellPerson(tx, workspaceId, engineerId, effect, words, now);
  await tellStaff(tx, ticket, `${effect}:staff`, engineerAskedWords(ticket.number, engineerId), now);
  await sendCard(tx, ticket, now);
}

/** They have it: nobody else is asked, and from now on there is somebody to ask for news. */
export async function agree(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  { id, workspaceId }: Escalation,
  by: By,
  now: Date,
): Promise<void> {
  const agreed = { engineerId: by.personId, agreedAt: now, newsAt: now, chases: 0 };
  const escalation = await updateEscalation(tx, id, agreed);
  await deleteDue(tx, workspaceId, HAND_OFF, String(id));
  const fact = { kind: 'hand-off', step: 'agreed', personId: by.personId } as const;
  await insertTicketEvent(tx, ticket, by, fact, now);
  await ringChase(tx, policy, ticket, escalation, now);
  await sendCard(tx, ticket, now);
}

/** The time to answer is over; run by the tick, and nothing where somebody agreed or the ticket is done. */
export async function endHandOff(tx: Tx, policy: Policy, escalationId: number, now: Date): Promise<void> {
  const escalation = await getEscalation(tx, escalationId);
  const { engineerId, agreedAt, decision, workspaceId } = escalation;
  const ticket = await getTicket(tx, escalation.ticketId);
  if (!engineerId || agreedAt || decision === 'declined' || !ticket.isOpen) return;
  const fact = { kind: 'hand-off', step: 'silent', personId: engineerId } as const;
  const eventId = await insertTicketEvent(tx, ticket, BY_DESK, fact, now);
  const engineer = await findPerson(tx, workspaceId, engineerId);
  const words = engineerSilentWords(engineer?.name ?? 'the engineer');
  await tellStaff(tx, ticket, `hand-off-silent:${eventId}`, words, now);
  await askNext(tx, policy, ticket, escalation, now);
}

/** The next one of tier 2 who has not been asked; where nobody is left, up the ladder. */
export async function askNext(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  escalation: Escalation,
  now: Date,
): Promise<void> {
  const asked = askedAlready(toFacts(await listTicketEvents(tx, ticket.id)));
  const engineers = await listEngineers(tx, policy, ticket.workspaceId, now);
  const next = engineers.find(({ personId }) => !asked.includes(personId));
  if (!next) return findNobody(tx, policy, ticket, escalation, now);
  const fact = { kind: 'hand-off', step: 'asked', personId: next.personId } as const;
  await insertTicketEvent(tx, ticket, BY_DESK, fact, now);
  await askEngineer(tx, policy, ticket, escalation, BY_DESK, next.personId, now);
}

async function findNobody(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  { id }: Escalation,
  now: Date,
): Promise<void> {
  await updateEscalation(tx, id, { engineerId: null, askedAt: null });
  if ((await listTier2(tx, policy, ticket.workspaceId, now)).length === 0) {
    await tellStaff(tx, ticket, `hand-off-unset:${id}:${now.getTime()}`, nobodySetWords(), now);
    return sendCard(tx, ticket, now);
  }
  const fact = { kind: 'hand-off', step: 'nobody left', personId: null } as const;
  const eventId = await insertTicketEvent(tx, ticket, BY_DESK, fact, now);
  const effect = `hand-off-nobody:${eventId}`;
  const words = nobodyAgreesWords(ticket, await cardLink(tx, ticket));
  const told = await tellManagers(tx, ticket.workspaceId, effect, words, now);
  await tellStaff(tx, ticket, effect, nobodyLeftWords(ticket.ownerId, told), now);
  await sendCard(tx, ticket, now);
}

/** As the card says it. */
export async function engineerOf(
  db: Db,
  { workspaceId, engineerId, agreedAt }: Escalation,
): Promise<CardEngineer> {
  if (!engineerId) return { is: 'nobody' };
  const engineer = await findPerson(db, workspaceId, engineerId);
  return { is: agreedAt ? 'agreed' : 'asked', name: engineer?.name ?? 'Somebody' };
}
