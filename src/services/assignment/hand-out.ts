import { findLastGiven, updateAgent } from '../../db/agents.ts';
import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listUnowned } from '../../db/ticket-lists.ts';
import type { Ticket } from '../../db/tickets.ts';
import { type Agent, chooseAgent, isOnShift, nextShift, reasonOf } from '../../domain/assignment/agent.ts';
import { type Group, givesOut, groupOf, keyOnTicket } from '../../domain/assignment/group.ts';
import { givenToYouWords } from '../../domain/assignment/words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellPerson } from '../send/person.ts';
import { cardLink } from '../ticket/card-link.ts';
import { giveTicket } from '../ticket/move.ts';
import { askToConfirm } from './ask-to-confirm.ts';
import { loadAgents } from './load-agents.ts';
import { HAND_OUT } from './wake.ts';

const AT_ONCE = 200;
const MINUTE_MS = 60 * 1000;

/** Asks who has not been asked, gives out what waits, and comes back when that may have changed. */
export async function lookAfterGroups(tx: Tx, policy: Policy, workspaceId: string, now: Date): Promise<void> {
  const groups = policy.groups.filter(givesOut);
  if (groups.length === 0) return;
  const next: Date[] = [];
  for (const group of groups) {
    await askToConfirm(tx, workspaceId, group, now);
    next.push(await handOut(tx, policy, workspaceId, group, now));
  }
  const dueAt = next.reduce((one, other) => (one < other ? one : other));
  await insertDue(tx, { workspaceId, kind: HAND_OUT, subject: '', dueAt });
}

/** TRI-7: what waits in the group of this ticket, and so perhaps the ticket itself. */
export async function handOutBeside(tx: Tx, policy: Policy, ticket: Ticket, now: Date): Promise<void> {
  const group = groupOf(policy.groups, ticket.groupKey);
  if (givesOut(group)) await handOut(tx, policy, ticket.workspaceId, group, now);
}

/**
 * Gives what waits, oldest first, to whoever is free, until nobody is. Returns when to look again: the next shift
 * of somebody, or soon, since tickets are resolved in many ways.
 */
async function handOut(tx: Tx, policy: Policy, workspaceId: string, group: Group, now: Date): Promise<Date> {
  const waiting = await listUnowned(tx, workspaceId, keyOnTicket(group.key), now, AT_ONCE);
  const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE_MS);
  if (waiting.length === 0) return later(10);
  let agents = await loadAgents(tx, policy, workspaceId, group, now);
  let lastGiven = await findLastGiven(tx, workspaceId);
  for (const ticket of waiting) {
    const chosen = chooseAgent(group.assignment, agents, now);
    if (!chosen) break;
    lastGiven += 1;
    await giveByDesk(tx, ticket, chosen, group, now);
    await updateAgent(tx, workspaceId, chosen.personId, { lastGiven });
    const after = { ...chosen, open: chosen.open + 1, lastGiven };
    agents = agents.map((agent) => (agent === chosen ? after : agent));
  }
  if (agents.some((agent) => isOnShift(agent, now))) return later(1);
  const shifts = agents.flatMap((agent) => nextShift(agent, now) ?? []);
  return [later(10), ...shifts].reduce((one, other) => (one < other ? one : other));
}

async function giveByDesk(tx: Tx, ticket: Ticket, agent: Agent, group: Group, now: Date): Promise<void> {
  const because = reasonOf(group.assignment);
  const given = await giveTicket(tx, ticket, BY_DESK, agent.personId, now, because);
  const words = givenToYouWords(given, because, await cardLink(tx, given));
  const effect = `given:${ticket.id}:${agent.personId}:${now.getTime()}`;
  await tellPerson(tx, ticket.workspaceId, agent.personId, effect, words, now);
}
