import { getActor } from '../../db/actors.ts';
import { type AgentRow, findAgent, updateAgent } from '../../db/agents.ts';
import { getPerson, type Person } from '../../db/people.ts';
import { type Agent, isAway, type OwnHours } from '../../domain/assignment/agent.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { wakeHandOut } from '../assignment/wake.ts';
import type { Desk } from '../desk.ts';
import { missAway } from '../incident/miss-commander.ts';
import { wakeOncall } from '../oncall/wake.ts';
import { drawHome } from '../send/person.ts';

/** What an agent has set of their own work (TRI-7). */
export interface OwnWork {
  readonly person: Person;
  readonly away: Agent['away'];
  readonly hours: OwnHours | null;
  readonly capacity: number | null;
  /** The most that any group of the desk gives where they have not said. */
  readonly usualCapacity: number;
}

export async function readOwnWork({ db, policy, now }: Desk, caller: Caller): Promise<OwnWork> {
  const { workspaceId, personId } = caller;
  refuseUnlessMay(await getActor(db, caller), 'desk.away');
  const person = await getPerson(db, workspaceId, personId);
  const row = await findAgent(db, workspaceId, personId);
  const own = row?.isAway ? { until: row.awayUntil } : null;
  return {
    person,
    away: isAway(own, now()) ? own : null,
    hours: row?.hours ?? null,
    capacity: row?.capacity ?? null,
    usualCapacity: Math.max(...policy.groups.map(({ capacity }) => capacity)),
  };
}

type Change = Partial<Pick<AgentRow, 'isAway' | 'awayUntil' | 'hours' | 'capacity'>>;

/** Their own absence, hours and number. What waited for them is given out when they are back. */
export function setOwnWork(desk: Desk, caller: Caller, change: Change): Promise<Agent['away']> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'desk.away');
    const { workspaceId, personId } = actor;
    await updateAgent(tx, workspaceId, personId, change);
    await drawHome(tx, workspaceId, personId, now);
    await wakeHandOut(tx, desk.policy, workspaceId, now);
    await wakeOncall(tx, workspaceId, now);
    const person = await getPerson(tx, workspaceId, personId);
    const away = awayOf(desk.policy, person, await findAgent(tx, workspaceId, personId), now);
    if (away && change.isAway) await missAway(tx, desk.policy, workspaceId, personId, now);
    return away;
  });
}
