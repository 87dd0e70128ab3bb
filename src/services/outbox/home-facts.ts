import { getActor } from '../../db/actors.ts';
import type { Db } from '../../db/handles.ts';
import { listMemberIds } from '../../db/memberships.ts';
import { countTickets, listTickets } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { setupTodo } from '../../domain/desk-words.ts';
import type { HomeFacts } from '../../domain/parcel.ts';
import { may } from '../../domain/people/permissions.ts';
import { ticketLines } from '../ticket/ticket-lines.ts';

/** Slack takes 100 blocks; nobody reads more than a page. */
const PAGE = 20;

/** One person's App Home, holding what the permission table lets them see. */
export async function homeFacts(
  db: Db,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<HomeFacts> {
  const caller = { workspaceId, personId, door: 'home', inputKey: '', isStored: false } as const;
  const actor = await getActor(db, caller);
  const own = await listTickets(db, workspaceId, { requesterId: personId, isOpen: true }, PAGE);
  return {
    own: await ticketLines(db, workspaceId, own, 'requester', now),
    agent: may(actor, 'ticket.list-all') ? await agentFacts(db, workspaceId, personId, now) : null,
    todo: may(actor, 'desk.set-up') ? await todoOf(db, workspaceId) : null,
  };
}

async function agentFacts(
  db: Db,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<HomeFacts['agent']> {
  const mine = { ownerId: personId, isOpen: true };
  const unassigned = { ownerId: null, isOpen: true };
  return {
    mine: await ticketLines(db, workspaceId, await listTickets(db, workspaceId, mine, PAGE), 'staff', now),
    unassigned: await ticketLines(
      db,
      workspaceId,
      await listTickets(db, workspaceId, unassigned, PAGE),
      'staff',
      now,
    ),
    mineCount: await countTickets(db, workspaceId, mine),
    unassignedCount: await countTickets(db, workspaceId, unassigned),
  };
}

async function todoOf(db: Db, workspaceId: string): Promise<string[]> {
  const { setup } = await getWorkspace(db, workspaceId);
  const agents = setup.triageChannelId ? await listMemberIds(db, workspaceId, setup.triageChannelId) : [];
  return setupTodo(setup, agents.length);
}
