import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Fields, refuseSeen, seenIn } from '../../domain/exposed/judge.ts';
import type { Exposed } from '../../domain/exposed/kinds.ts';
import type { Faults } from '../../domain/exposed/refusal.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';

/**
 * INC-11, where the words of staff leave the team: to a requester, or onto an issue. Secrets are never sent; of the
 * rest whoever writes can say that it is none, which stands in the ticket's history.
 */
export async function refuseExposed(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  actor: Actor,
  caller: Pick<Caller, 'saysNone'>,
  fields: Fields,
  now: Date,
): Promise<void> {
  const what = judgeExposed(policy, caller, fields);
  if (what.length > 0) await insertTicketEvent(tx, ticket, actor, { kind: 'said to be none', what }, now);
}

/** The same asked by a form that goes on to another before anything is written. */
export const judgeExposed = (
  { incidents: { links } }: Policy,
  { saysNone = false }: Pick<Caller, 'saysNone'>,
  fields: Fields,
) => refuseSeen(exposedTo(fields), saysNone, secureDocumentOf(links));

/**
 * What is seen in words for a requester or for GitHub. An address is how people are told whom to write to, and is
 * taken out of what goes to GitHub; a card, an account or a password is nobody's answer.
 */
export const exposedTo = (fields: Fields): Faults => seenIn(fields, isAddress);

export const hasExposed = (text: string): boolean => Object.keys(exposedTo({ text })).length > 0;

const isAddress = (_field: string, { kind }: Exposed): boolean => kind === 'e-mail address';
