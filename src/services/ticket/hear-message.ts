import { updateReadUpTo } from '../../db/channels.ts';
import type { Tx } from '../../db/handles.ts';
import { findTicketByLeftCard } from '../../db/left-cards.ts';
import { findTicketByCard, listTicketsInConversation, type Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { Heard } from '../../domain/message/heard.ts';
import { asksForNothing } from '../../domain/message/small-talk.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import type { Setup } from '../../domain/setup.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { fileIn } from './file-ticket.ts';
import { hearDirectMessage } from './hear-direct-message.ts';
import { hearReply } from './hear-reply.ts';
import { hearStaffMessage } from './hear-staff-message.ts';
import { plainText } from './plain-text.ts';
import { warnOfWords } from './warn-of-words.ts';

/**
 * Anything written where the desk can read. A reply goes to the ticket whose thread it is in, a new message in
 * a request channel or to the bot is a request (IN-1), staff's talk stays theirs; the rest is not for us.
 */
export function hearMessage(desk: Desk, caller: Caller, heard: Heard): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    await hearIn(tx, desk.policy, actor, heard, now);
    await warnOfWords(tx, desk.policy, actor, heard, now);
  });
}

/** The same where the message was read rather than told (gap fill). Strangers to the desk are passed over. */
export async function hearIn(tx: Tx, policy: Policy, actor: Actor, heard: Heard, now: Date): Promise<void> {
  const { setup } = await getWorkspace(tx, actor.workspaceId);
  if (heard.threadTs && heard.threadTs !== heard.ts) {
    if (await hearInThread(tx, policy, actor, heard, heard.threadTs, now)) return;
  }
  if (heard.isDirect) return hearDirectMessage(tx, policy, actor, heard, now);
  if (isRequestChannel(setup, heard.channelId)) await hearRequest(tx, policy, actor, heard, now);
}

async function hearInThread(
  tx: Tx,
  policy: Policy,
  actor: Actor,
  heard: Heard,
  threadTs: string,
  now: Date,
): Promise<boolean> {
  const hasMoved = policy.groups.some(({ channel }) => channel !== null);
  const staffed =
    (await findTicketByCard(tx, heard.channelId, threadTs)) ??
    (hasMoved ? await findTicketByLeftCard(tx, heard.channelId, threadTs) : undefined);
  if (staffed) {
    await hearStaffMessage(tx, policy, actor, staffed, heard, now);
    return true;
  }
  const ticket = theirs(await listTicketsInConversation(tx, heard.channelId, threadTs), actor.personId);
  if (ticket) await hearReply(tx, policy, actor, ticket, heard, now);
  return ticket !== undefined;
}

/** Of several tickets in one thread: the writer's own, else one that is open, else the newest. */
function theirs(tickets: readonly Ticket[], personId: string): Ticket | undefined {
  const own = tickets.filter((ticket) => ticket.requesterId === personId);
  const among = own.length > 0 ? own : tickets;
  return among.find((ticket) => ticket.isOpen) ?? among[0];
}

async function hearRequest(tx: Tx, policy: Policy, actor: Actor, heard: Heard, now: Date): Promise<void> {
  await updateReadUpTo(tx, actor.workspaceId, heard.channelId, heard.ts);
  const isReply = heard.threadTs !== null && heard.threadTs !== heard.ts;
  if (isReply || !may(actor, 'ticket.file')) return;
  if (asksForNothing(heard)) return;
  const text = await plainText(tx, actor.workspaceId, heard.text);
  const origin = {
    from: 'message',
    channelId: heard.channelId,
    ts: heard.ts,
    threadTs: null,
    isReadable: true,
  } as const;
  const request = { origin, summary: summaryOf(text), description: text, files: heard.files };
  await fileIn(tx, policy, actor, { ...request, requesterId: actor.personId }, now);
}

const isRequestChannel = (setup: Setup, channelId: string): boolean =>
  setup.requestChannelIds?.includes(channelId) ?? false;
