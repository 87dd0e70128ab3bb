import { and, eq } from 'drizzle-orm';
import { type Actor, type Caller, UnknownPerson } from '../domain/people/actor.ts';
import { rolesOf } from '../domain/people/holders.ts';
import type { Db } from './handles.ts';
import { listUserGroupIdsOf } from './holders.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

const personWithMembership = statement((q: Db, p: Args<{ workspaceId: string; personId: string }>) => {
  const { people, memberships, workspaces } = q.tables;
  return q
    .select({ person: people, membershipId: memberships.id, setup: workspaces.setup })
    .from(people)
    .leftJoin(workspaces, eq(workspaces.id, people.workspaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.workspaceId, people.workspaceId), eq(memberships.personId, people.personId)),
    )
    .where(and(eq(people.workspaceId, p.workspaceId), eq(people.personId, p.personId)))
    .limit(exactly(1));
});

/** Who the caller is to the desk right now: an agent is a member of the triage channel (PPL-4). */
export async function getActor(db: Db, caller: Caller): Promise<Actor> {
  const { workspaceId, personId } = caller;
  const [row] = await personWithMembership(db, { workspaceId, personId });
  if (!row) throw new UnknownPerson(personId);
  const { person } = row;
  const setup = row.setup ?? {};
  const isOutside = person.isGuest || person.isStranger || person.isBot || person.isDeactivated;
  const theirGroupIds = isOutside ? [] : await listUserGroupIdsOf(db, setup, person);
  return {
    workspaceId: person.workspaceId,
    personId: person.personId,
    name: person.name,
    door: caller.door,
    isAgent: row.membershipId !== null,
    isAdmin: person.isAdmin,
    roles: rolesOf(setup, person.personId, theirGroupIds),
    isOutside,
  };
}

/** True of an agent who can work: in the triage channel, not gone, not from outside. */
export async function findIsAgent(db: Db, workspaceId: string, personId: string): Promise<boolean> {
  const caller = { workspaceId, personId, door: 'desk', inputKey: '', isStored: false } as const;
  const actor = await getActor(db, caller);
  return actor.isAgent && !actor.isOutside;
}
