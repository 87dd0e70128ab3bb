import type { Tx } from '../../db/handles.ts';
import { findParkedOf } from '../../db/parked.ts';
import { findPerson } from '../../db/people.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { sentOf } from '../../domain/follow-up/asked.ts';
import { closingTime, type Dated } from '../../domain/follow-up/next-step.ts';
import type { Answer } from '../../domain/outcome.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { knowPeopleIn } from '../desk/know-people.ts';
import { sendFollowUp } from '../send/requester.ts';
import { sendCard } from '../send/row.ts';
import { takeInSince } from '../ticket/take-in-messages.ts';
import { ring } from './alarm.ts';
import { considerFollowUp, stepOf } from './consider-follow-up.ts';
import { discount } from './discount.ts';
import { resolveSilent } from './resolve-silent.ts';

type Look = Extract<Answer, { of: 'look' }>;

/** A line to the bot finds its ticket within this time. */
const PLACING_MS = 10 * 60 * 1000;

/**
 * The thread as Slack has it at this moment. What was written there and not heard is heard first: a reply ends the
 * matter, however late it is told (FUP-1). Only then, and only if every message of the desk's is still there and
 * somebody is there to read it, the step is taken (FUP-2).
 */
export async function takeLook(
  tx: Tx,
  policy: Policy,
  ticketId: number,
  ours: readonly string[],
  look: Look,
  now: Date,
): Promise<void> {
  const { workspaceId } = await getTicket(tx, ticketId);
  await knowPeopleIn(tx, policy, workspaceId, look.people, now);
  const [since] = ours;
  if (since) await takeInSince(tx, policy, ticketId, since, look.channelId, look.messages, now);
  const ticket = await getTicket(tx, ticketId);
  const step = await stepOf(tx, policy, ticket);
  if (!('at' in step) || step.at > now) return considerFollowUp(tx, policy, ticketId, now);
  const why = await whyUncounted(tx, ticket, step, look);
  if (why) return discount(tx, ticket, why.what, why.eventId, why.code, now);
  if (await findParkedOf(tx, ticketId)) return ring(tx, ticket, new Date(now.getTime() + PLACING_MS));
  return take(tx, policy, ticket, step, now);
}

async function whyUncounted(tx: Tx, ticket: Ticket, { asked }: Dated, { gone }: Look) {
  const sent = sentOf(asked);
  const last = sent.at(-1);
  const requester = await findPerson(tx, ticket.workspaceId, ticket.requesterId);
  if (last && requester?.isDeactivated) return { ...last, code: 'deactivated' };
  if (last && typeof gone === 'string') return { ...last, code: gone };
  const lost = sent.find(({ delivered }) => delivered && gone.includes(delivered.ts));
  return lost && { ...lost, code: 'deleted' };
}

async function take(tx: Tx, policy: Policy, ticket: Ticket, step: Dated, now: Date): Promise<void> {
  const { question } = step.asked;
  switch (step.is) {
    case 'follow-up': {
      const fact = { kind: 'followed up', questionId: question.eventId } as const;
      await sendFollowUp(tx, ticket, await insertTicketEvent(tx, ticket, BY_DESK, fact, now), now);
      return sendCard(tx, ticket, now);
    }
    case 'closing notice': {
      const calendar = policy.calendars.desk;
      const dueAt = question.delivered ? closingTime(question.delivered, calendar) : now;
      const closesAt = dueAt > now ? nextOpening(calendar, dueAt).toISOString() : null;
      const fact = { kind: 'gave notice', questionId: question.eventId, closesAt } as const;
      await sendFollowUp(tx, ticket, await insertTicketEvent(tx, ticket, BY_DESK, fact, now), now);
      return sendCard(tx, ticket, now);
    }
    case 'closing':
      return resolveSilent(tx, policy, ticket, now);
  }
}
