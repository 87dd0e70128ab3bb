import { listAgentsOf } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import type { Policy } from '../../policy/policy.ts';
import { workingHours } from './working-hours.ts';

/** When each may be told something (N-5): `now` for those at work. Whoever is gone is left out. */
export async function tellableAt(
  db: Db,
  policy: Policy,
  workspaceId: string,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const people = await listPeople(db, workspaceId, personIds);
  const agents = await listAgentsOf(db, workspaceId, personIds);
  const here = people.filter(({ isDeactivated, isBot }) => !isDeactivated && !isBot);
  return new Map(
    here.map((person) => {
      const agent = agents.find((one) => one.personId === person.personId);
      return [person.personId, nextOpening(workingHours(policy, person, agent), now)];
    }),
  );
}
