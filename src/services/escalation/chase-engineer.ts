import { insertDue } from '../../db/due.ts';
import {
  type Escalation,
  findEscalationOf,
  getEscalation,
  listEscalationsOf,
  updateEscalation,
} from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { MOST_CHASES } from '../../domain/escalation/hand-off.ts';
import {
  chasedWords,
  chaseWords,
  engineersAskedWords,
  noNewsForStaffWords,
  noNewsWords,
} from '../../domain/escalation/hand-off-words.ts';
import { DESK_ACTOR_ID } from '../../domain/people/actor.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import { addCalendarDays } from '../../domain/time/calendar-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { calendarOf } from '../clock/calendar-of.ts';
import { tellPerson } from '../send/person.ts';
import { tellUnlessQuiet } from '../send/requester.ts';
import { tellStaff } from '../send/staff.ts';
import { cardLink } from '../ticket/card-link.ts';
import { tellManagers } from './tell-managers.ts';

/** The kind of the due row that asks an engineer for news. */
export const CHASE = 'chase-engineer';

/** So many days from now, in service hours: nobody is asked at night (N-5). */
export async function ringChase(
  tx: Tx,
  policy: Policy,
  { groupKey }: Ticket,
  { id, workspaceId }: Escalation,
  now: Date,
): Promise<void> {
  const calendar = calendarOf(policy, groupKey);
  const later = addCalendarDays(calendar.zone, now, policy.escalation.chaseDays);
  const dueAt = nextOpening(calendar, later);
  await insertDue(tx, { workspaceId, kind: CHASE, subject: String(id), dueAt });
}

/** Something was heard of it, whatever it says: the engineer is left in peace for as long again. */
export async function noteNews(tx: Tx, policy: Policy, escalation: Escalation, now: Date): Promise<void> {
  if (!escalation.agreedAt) return;
  await updateEscalation(tx, escalation.id, { newsAt: now, chases: 0 });
  await ringChase(tx, policy, await getTicket(tx, escalation.ticketId), escalation, now);
}

/** What a ticket's engineer writes under its card is news. */
export async function hearEngineer(
  tx: Tx,
  policy: Policy,
  { id }: Ticket,
  personId: string,
  now: Date,
): Promise<void> {
  const escalation = await findEscalationOf(tx, id);
  if (escalation?.engineerId === personId) await noteNews(tx, policy, escalation, now);
}

/**
 * No news for so long (ESC-7): the engineer is asked, tier 1 reads that they were, and the requester hears that much.
 * Three times; then the managers hear of it and it rests. Run by the tick; it stops by itself when there is nothing
 * to wait for any more, and begins again with the next news.
 */
export async function chaseEngineer(tx: Tx, policy: Policy, escalationId: number, now: Date): Promise<void> {
  const escalation = await getEscalation(tx, escalationId);
  const ticket = await getTicket(tx, escalation.ticketId);
  const { engineerId, agreedAt, newsAt, chases } = escalation;
  if (!engineerId || !agreedAt || ticket.status === 'closed' || (await isOver(tx, escalation))) return;
  if (!ticket.isOpen) return ringChase(tx, policy, ticket, escalation, now);
  const since = newsAt ?? agreedAt;
  if (chases >= MOST_CHASES) return giveUp(tx, ticket, engineerId, since, now);

  const nth = chases + 1;
  await updateEscalation(tx, escalation.id, { chases: nth });
  const fact = { kind: 'chased', personId: engineerId, nth } as const;
  const eventId = await insertTicketEvent(tx, ticket, BY_DESK, fact, now);
  const effect = `chase:${eventId}`;
  await tellUnlessQuiet(tx, ticket, effect, engineersAskedWords(ticket.number), now);
  await ringChase(tx, policy, ticket, escalation, now);
  // Several tickets may wait for one issue: its engineer is asked once, for the first of them.
  if (await isAskedForAnother(tx, escalation)) return;
  const engineer = await findPerson(tx, ticket.workspaceId, engineerId);
  const words = chaseWords(ticket, since, nth, MOST_CHASES);
  await tellPerson(tx, ticket.workspaceId, engineerId, `${effect}:engineer`, words, now);
  const forStaff = chasedWords(ticket.number, engineer?.name ?? 'the engineer', since);
  await tellStaff(tx, ticket, `${effect}:staff`, forStaff, now);
}

const BY_DESK = { personId: DESK_ACTOR_ID, door: 'desk' } as const;

/** Declined, or the issue is closed or gone: nobody owes any news. */
async function isOver(tx: Tx, { decision, issueRowId }: Escalation): Promise<boolean> {
  if (decision === 'declined') return true;
  const issue = issueRowId === null ? undefined : await getIssue(tx, issueRowId);
  return issue !== undefined && (issue.state === 'closed' || issue.deletedAt !== null);
}

async function isAskedForAnother(tx: Tx, { id, issueRowId, engineerId }: Escalation): Promise<boolean> {
  if (issueRowId === null) return false;
  for (const other of await listEscalationsOf(tx, issueRowId)) {
    if (other.id >= id) return false;
    const { isOpen } = await getTicket(tx, other.ticketId);
    if (isOpen && other.engineerId === engineerId && other.agreedAt) return true;
  }
  return false;
}

async function giveUp(tx: Tx, ticket: Ticket, engineerId: string, since: Date, now: Date): Promise<void> {
  const fact = { kind: 'chased', personId: engineerId, nth: null } as const;
  const eventId = await insertTicketEvent(tx, ticket, BY_DESK, fact, now);
  const engineer = (await findPerson(tx, ticket.workspaceId, engineerId))?.name ?? 'the engineer';
  const words = noNewsWords(ticket, engineer, since, await cardLink(tx, ticket));
  const told = await tellManagers(tx, ticket.workspaceId, `no-news:${eventId}`, words, now);
  await tellStaff(tx, ticket, `no-news:${eventId}`, noNewsForStaffWords(engineer, told), now);
}
