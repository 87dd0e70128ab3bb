import type { Tx } from '../../db/handles.ts';
import { listMessagesAt } from '../../db/messages.ts';
import { getTicket } from '../../db/tickets.ts';
import type { Heard } from '../../domain/message/heard.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { alreadyPromisedWords } from '../../domain/promise/tell-promise.ts';
import { KIND_OF_THE_REST } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import { whisper } from '../send.ts';
import { promisedIn } from './guard-promises.ts';

/**
 * What an agent writes in the requester's own thread, or makes of words that were sent, is read at once: it cannot be
 * held, only pointed out (UPD-3).
 */
export async function warnOfPromise(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  heard: Heard,
  now: Date,
): Promise<void> {
  if (!actor.isAgent || heard.threadTs === null) return;
  const messages = await listMessagesAt(tx, heard.channelId, heard.ts);
  const said = messages.find(({ audience }) => audience === 'public');
  if (!said) return;
  const ticket = await getTicket(tx, said.ticketId);
  if (ticket.requesterId === actor.personId || !ticket.isOpen) return;
  const reply = { text: said.text, update: KIND_OF_THE_REST };
  const promised = await promisedIn(tx, policy, ticket, reply, now);
  if (promised.length === 0) return;
  const place = { channelId: heard.channelId, threadTs: heard.threadTs, personId: actor.personId };
  await whisper(tx, actor.workspaceId, place, alreadyPromisedWords(promised), now);
}
