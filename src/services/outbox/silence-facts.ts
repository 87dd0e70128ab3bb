import type { Db } from '../../db/handles.ts';
import { listTicketEvents } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { nextStep } from '../../domain/follow-up/next-step.ts';
import { tellWhy } from '../../domain/follow-up/words.ts';
import type { SilenceFacts } from '../../domain/ticket/card-facts.ts';
import type { Policy } from '../../policy/policy.ts';
import { isWithEngineers } from '../escalation/with-engineers.ts';
import { listProof } from '../follow-up/resolve-silent.ts';
import { servesOthers } from '../ticket/merged.ts';

/** What the card says of a requester who has not answered; nothing is read for a ticket that waits on nobody. */
export async function silenceFacts(db: Db, policy: Policy, ticket: Ticket): Promise<SilenceFacts | null> {
  const isWaiting = ticket.status === 'waiting on requester';
  const isSilent = ticket.resolution === 'no response';
  if (!isWaiting && !isSilent && !ticket.isSnoozed) return null;
  const history = isWaiting ? await listTicketEvents(db, ticket.id) : [];
  const hasOthers = isWaiting && (await servesOthers(db, ticket.id));
  const isEscalated = isWaiting && (await isWithEngineers(db, ticket.id));
  const step = nextStep(
    { ...ticket, hasOthers, isEscalated },
    history,
    policy.followUp,
    policy.calendars.desk,
  );
  return {
    next: 'at' in step ? { is: step.is, at: step.at } : null,
    heldBy: step.is === 'held' ? step.by : null,
    stopped: step.is === 'stopped' ? { what: step.what, why: tellWhy(step.why) } : null,
    snoozedUntil: ticket.isSnoozed ? ticket.snoozedUntil : null,
    proof: isSilent ? await listProof(db, ticket) : [],
  };
}
