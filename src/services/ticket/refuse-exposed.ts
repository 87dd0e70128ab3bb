import type { Tx } from '../../db/handles.ts';
import { insertTicketEvent } from '../../db/ticket-events.ts';
import type { Ticket } from '../../db/tickets.ts';
import { findExposed } from '../../domain/exposed/find-exposed.ts';
import { isSecret } from '../../domain/exposed/kinds.ts';
import { ExposedRefusal } from '../../domain/exposed/refusal.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';

/**
 * INC-11, where an agent writes to a requester. An address is how people are told whom to write to; a card, an account
 * or a password is nobody's answer, and a secret is never sent.
 */
export async function refuseExposedReply(
  tx: Tx,
  ticket: Ticket,
  actor: Actor,
  { saysNone = false }: Pick<Caller, 'saysNone'>,
  text: string,
  now: Date,
): Promise<void> {
  const found = findExposed(text).filter(({ kind }) => kind !== 'e-mail address');
  if (found.length === 0) return;
  const kinds = found.map(({ kind }) => kind);
  if (!saysNone || kinds.some(isSecret)) throw new ExposedRefusal({ text: found }, null);
  await insertTicketEvent(tx, ticket, actor, { kind: 'said to be none', what: [...new Set(kinds)] }, now);
}
