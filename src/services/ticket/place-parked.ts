import { getActor } from '../../db/actors.ts';
import { deleteDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { deleteParked, findParked, type Parked } from '../../db/parked.ts';
import { getTicket, type Ticket } from '../../db/tickets.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { summaryOf } from '../../domain/ticket/summary.ts';
import { addedWords } from '../../domain/ticket/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { sayInThread } from '../send/person.ts';
import { fileIn } from './file-ticket.ts';
import { ADD_PARKED } from './hear-direct-message.ts';
import { hearReply } from './hear-reply.ts';
import { plainText } from './plain-text.ts';

/** *Add to ticket* or *New ticket*, pressed by whoever wrote the line. */
export function placeParked(
  desk: Desk,
  caller: Caller,
  parkedId: number,
  where: 'add' | 'new',
): Promise<Ticket> {
  return act(desk, caller, async (tx, actor, now) => {
    const parked = await findParked(tx, parkedId);
    if (!parked || parked.personId !== actor.personId) {
      throw new Refusal('parked.gone', 'Nothing changed: this line has found its ticket already.');
    }
    return where === 'add'
      ? addIn(tx, desk.policy, actor, parked, now)
      : newIn(tx, desk.policy, actor, parked, now);
  });
}

/** Nobody chose in time: what was written is added, so that it is not lost. Run by the tick. */
export async function addForgotten(tx: Tx, policy: Policy, parkedId: number, now: Date): Promise<void> {
  const parked = await findParked(tx, parkedId);
  if (!parked) return;
  const { workspaceId, personId } = parked;
  const caller = { workspaceId, personId, door: 'direct message', inputKey: '', isStored: false } as const;
  await addIn(tx, policy, await getActor(tx, caller), parked, now);
}

async function addIn(tx: Tx, policy: Policy, actor: Actor, parked: Parked, now: Date): Promise<Ticket> {
  await unpark(tx, parked);
  const ticket = await getTicket(tx, parked.ticketId);
  await hearReply(tx, policy, actor, ticket, heardFrom(parked), now);
  const place = { channelId: parked.channelId, threadTs: parked.ts };
  await sayInThread(tx, actor.workspaceId, place, `added:${parked.id}`, addedWords(ticket), now);
  return ticket;
}

async function newIn(tx: Tx, policy: Policy, actor: Actor, parked: Parked, now: Date): Promise<Ticket> {
  await unpark(tx, parked);
  const text = await plainText(tx, actor.workspaceId, parked.text);
  const { ticket } = await fileIn(
    tx,
    policy,
    actor,
    {
      origin: { from: 'direct message', channelId: parked.channelId, ts: parked.ts },
      summary: summaryOf(text),
      description: text,
      requesterId: actor.personId,
      files: parked.files.list,
    },
    now,
  );
  return ticket;
}

async function unpark(tx: Tx, parked: Parked): Promise<void> {
  await deleteParked(tx, parked.id);
  await deleteDue(tx, parked.workspaceId, ADD_PARKED, String(parked.id));
}

const heardFrom = (parked: Parked) => ({
  channelId: parked.channelId,
  ts: parked.ts,
  threadTs: null,
  personId: parked.personId,
  text: parked.text,
  files: parked.files.list,
  isDirect: true,
});
