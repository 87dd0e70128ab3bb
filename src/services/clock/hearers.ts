import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listAdmins, listPeople, type Person } from '../../db/people.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { Told } from '../../domain/clock/alarm.ts';
import type { Policy } from '../../policy/policy.ts';
import { listOnDuty } from '../oncall/read-oncall.ts';

/** Who hears of a ticket's clock. */
export interface Hearers {
  readonly people: readonly Person[];
  /** The thread under its card hears too: it was named, or there is nobody else. */
  readonly isInThread: boolean;
  /** What nobody is, where there is nobody to tell. */
  readonly nobodyIs: readonly Told[];
}

/** Those whom a policy names, as the desk is set up now. Whoever is gone is not told: the thread is. */
export async function hearersOf(
  tx: Tx,
  policy: Policy,
  ticket: Ticket,
  tell: readonly Told[],
  now: Date,
): Promise<Hearers> {
  const roles = [...new Set(tell)].filter((role) => role !== 'group');
  const named: (readonly string[])[] = [];
  for (const role of roles) named.push(await idsOf(tx, policy, ticket, role, now));
  const ids = [...new Set(named.flat())];
  const known = await listPeople(tx, ticket.workspaceId, ids);
  const people = ids.flatMap((id) => known.filter(({ personId }) => personId === id)).filter(isHere);
  const isUnheard = people.length === 0;
  return {
    people,
    isInThread: isUnheard || tell.includes('group'),
    nobodyIs: isUnheard ? roles.filter((role, i) => role !== 'owner' && named[i]?.length === 0) : [],
  };
}

const isHere = ({ isDeactivated, isBot }: Person): boolean => !isDeactivated && !isBot;

async function idsOf(
  tx: Tx,
  policy: Policy,
  { workspaceId, ownerId }: Ticket,
  role: Told,
  now: Date,
): Promise<readonly string[]> {
  switch (role) {
    case 'owner':
      return ownerId ? [ownerId] : [];
    case 'triage duty':
      return listOnDuty(tx, policy, workspaceId, now);
    case 'help desk manager':
    case 'delivery manager':
    case 'product owner':
      return (await listHolders(tx, workspaceId))[role];
    case 'admins':
      return (await listAdmins(tx, workspaceId)).map(({ personId }) => personId);
    case 'group':
      return [];
  }
}
