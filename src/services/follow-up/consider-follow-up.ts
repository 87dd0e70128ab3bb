import type { Tx } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { sentOf } from '../../domain/follow-up/asked.ts';
import { type Dated, type NextStep, nextStep } from '../../domain/follow-up/next-step.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { isWithEngineers } from '../escalation/with-engineers.ts';
import { askOutside } from '../send/reading.ts';
import { servesOthers } from '../ticket/merged.ts';
import { hush, ring } from './alarm.ts';
import { discount } from './discount.ts';

/** What is held is looked at again in service hours, and so is what a look into the thread has brought no answer to. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** What the ticket's history wants next, as it is now. */
export async function stepOf(tx: Tx, policy: Policy, ticket: Ticket): Promise<NextStep> {
  const history = await listTicketEvents(tx, ticket.id);
  const hasOthers = await servesOthers(tx, ticket.id);
  const isEscalated = await isWithEngineers(tx, ticket.id);
  return nextStep({ ...ticket, hasOthers, isEscalated }, history, policy.followUp, policy.calendars.desk);
}

/**
 * Sets the alarm for the next step, or begins with it. Before anything is sent or closed the desk looks whether an
 * answer is there that it has not heard (`takeLook`). Run whenever something was delivered, and by the tick.
 */
export async function considerFollowUp(tx: Tx, policy: Policy, ticketId: number, now: Date): Promise<void> {
  const ticket = await getTicket(tx, ticketId);
  const step = await stepOf(tx, policy, ticket);
  const again = new Date(now.getTime() + LOOK_AGAIN_MS);
  switch (step.is) {
    case 'nothing':
    case 'on its way':
      return hush(tx, ticket);
    case 'stopped':
      return discount(tx, ticket, step.what, step.eventId, step.why, now);
    case 'held':
      return ring(tx, ticket, nextOpening(policy.calendars.desk, again));
    default:
      if (step.at > now) return ring(tx, ticket, step.at);
      await look(tx, ticket, step, now);
      return ring(tx, ticket, again);
  }
}

async function look(tx: Tx, ticket: Ticket, { asked }: Dated, now: Date): Promise<void> {
  const sent = sentOf(asked).flatMap(({ delivered }) => (delivered ? [delivered.ts] : []));
  const ours = sent.sort((a, b) => Number(a) - Number(b));
  const delivery = { kind: 'thread.look', ticketId: ticket.id, ours } as const;
  await askOutside(tx, ticket.workspaceId, `silence of ticket ${ticket.id}`, delivery, now);
}
