import { deleteGroupAgent, listGroupAgents } from '../../db/agents.ts';
import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { findPerson } from '../../db/people.ts';
import { listTickets } from '../../db/ticket-lists.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { goneWords } from '../../domain/assignment/words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { channelOfGroup } from '../../domain/setup.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellPerson } from '../send/person.ts';
import { tellGroup } from '../send/staff.ts';
import { giveTicket } from '../ticket/move.ts';
import { wakeHandOut } from './wake.ts';

/** Nobody has more. */
const MOST = 1000;

/**
 * Somebody was deactivated, or is no agent any more: their open tickets go back to the queue, the group is told,
 * and so is the help desk manager (TRI-7). `channelId`: only what they had as an agent by this triage channel.
 */
export async function releaseWork(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  personId: string,
  why: string,
  now: Date,
  channelId?: string,
): Promise<void> {
  const { setup } = await getWorkspace(tx, workspaceId);
  const isLost = (groupKey: string | null) =>
    channelId === undefined || channelOfGroup(setup, groupKey) === channelId;
  for (const { groupKey, ...row } of await listGroupAgents(tx, workspaceId)) {
    if (row.personId === personId && isLost(groupKey))
      await deleteGroupAgent(tx, workspaceId, groupKey, personId);
  }
  const open = await listTickets(tx, workspaceId, { ownerId: personId, isOpen: true }, MOST);
  const owned = open.filter(({ groupKey }) => isLost(groupKey));
  if (owned.length === 0) return;
  const name = (await findPerson(tx, workspaceId, personId))?.name ?? 'Somebody';
  for (const ticket of owned) await giveTicket(tx, ticket, BY_DESK, null, now, `${name} ${why}`);
  const effect = `gone:${personId}:${now.getTime()}`;
  for (const [groupKey, tickets] of byGroup(owned)) {
    const words = goneWords(name, why, numbersOf(tickets));
    await tellGroup(tx, workspaceId, groupKey, `${effect}:${groupKey ?? ''}`, words, now);
  }
  for (const managerId of (await listHolders(tx, workspaceId))['help desk manager']) {
    if (managerId === personId) continue;
    const words = goneWords(name, why, numbersOf(owned));
    await tellPerson(tx, workspaceId, managerId, `${effect}:manager:${managerId}`, words, now);
  }
  await wakeHandOut(tx, policy, workspaceId, now);
}

const numbersOf = (tickets: readonly Ticket[]) => tickets.map(({ number }) => number).sort((a, b) => a - b);

function byGroup(tickets: readonly Ticket[]): Map<string | null, Ticket[]> {
  const groups = new Map<string | null, Ticket[]>();
  for (const ticket of tickets) {
    groups.set(ticket.groupKey, [...(groups.get(ticket.groupKey) ?? []), ticket]);
  }
  return groups;
}
