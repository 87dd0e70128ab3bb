import type { Tx } from '../../db/handles.ts';
import { listMessagesAt, type Message } from '../../db/messages.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import { alreadySaidText, notCarriedText } from '../../domain/exposed/words.ts';
import { secureDocumentOf } from '../../domain/incident/links.ts';
import type { Heard } from '../../domain/message/heard.ts';
import { internalWords } from '../../domain/message/words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { alreadyPromisedText } from '../../domain/promise/tell-promise.ts';
import { KIND_OF_THE_REST } from '../../domain/update/kinds.ts';
import type { Policy } from '../../policy/policy.ts';
import { whisper } from '../send/person.ts';
import { promisedIn } from './guard-promises.ts';
import { plainText } from './plain-text.ts';
import { exposedTo } from './refuse-exposed.ts';

/**
 * What an agent writes in the requester's own thread, or makes of words that were sent, is read at once: it cannot be
 * held, only pointed out (UPD-3, INC-11).
 */
export async function warnOfWords(
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
  if (!isStaffOn(ticket, actor)) return;
  const lines = [
    ...(await promiseLines(tx, policy, ticket, said, now)),
    ...exposedLines(policy, said, await plainText(tx, actor.workspaceId, heard.text)),
  ];
  if (lines.length === 0) return;
  const place = { channelId: heard.channelId, threadTs: heard.threadTs, personId: actor.personId };
  await whisper(tx, actor.workspaceId, place, internalWords(lines.join('\n')), now);
}

async function promiseLines(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  { text }: Message,
  now: Date,
): Promise<string[]> {
  if (!ticket.isOpen) return [];
  const promised = await promisedIn(tx, policy, ticket, { text, update: KIND_OF_THE_REST }, now);
  return promised.length > 0 ? [alreadyPromisedText(promised)] : [];
}

function exposedLines({ incidents }: Policy, { side }: Message, text: string): string[] {
  const { text: found = [] } = exposedTo({ text });
  if (found.length === 0) return [];
  const tell = side === 'conversation' ? alreadySaidText : notCarriedText;
  return [tell(found, secureDocumentOf(incidents.links))];
}

/** Their words are the desk's answer, and not the request. */
export const isStaffOn = ({ requesterId }: Pick<Ticket, 'requesterId'>, actor: Actor): boolean =>
  actor.isAgent && actor.personId !== requesterId;
