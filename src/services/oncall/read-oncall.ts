import { listAgentsOf } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listPeople } from '../../db/people.ts';
import { dutyAt } from '../../domain/oncall/duty.ts';
import { type Unreachable, unreachable } from '../../domain/oncall/reach.ts';
import type { Holders } from '../../domain/people/roles.ts';
import type { Policy } from '../../policy/policy.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { loadRota } from './load-rota.ts';

/** Somebody who is called, with what is known beforehand of whether they will answer. */
export interface OncallPerson {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
  /** null: nothing keeps them from answering. */
  readonly unreachable: Unreachable | null;
}

/** The rungs of the ladder (INC-3), each in the order in which its people are called. Earlier rungs may come again. */
export interface Oncall {
  readonly onDuty: readonly OncallPerson[];
  readonly backup: readonly OncallPerson[];
  /** Everybody of tier 2 and of the rota. */
  readonly team: readonly OncallPerson[];
  /** The delivery manager and the product owner. */
  readonly managers: readonly OncallPerson[];
}

/** Who is called at a moment: by the rota, else whom `/desk setup` names for triage duty, else all of tier 2 (PPL-3). */
export async function readOncall(db: Db, policy: Policy, workspaceId: string, at: Date): Promise<Oncall> {
  const rungs = await readRungs(db, policy, workspaceId, at);
  const ids = [...new Set(Object.values(rungs).flat())];
  const people = new Map((await listPeople(db, workspaceId, ids)).map((one) => [one.personId, one]));
  const agents = new Map((await listAgentsOf(db, workspaceId, ids)).map((one) => [one.personId, one]));
  const known = (personId: string): OncallPerson => {
    const [person, agent] = [people.get(personId), agents.get(personId)];
    const away = person ? awayOf(policy, person, agent, at) : null;
    return {
      personId,
      name: person?.name ?? 'Somebody',
      phone: agent?.phone ?? null,
      unreachable: unreachable(person, away),
    };
  };
  return {
    onDuty: rungs.onDuty.map(known),
    backup: rungs.backup.map(known),
    team: rungs.team.map(known),
    managers: rungs.managers.map(known),
  };
}

/** Who hears what is for triage duty: the backup too, where nobody on duty can be reached. */
export async function listOnDuty(db: Db, policy: Policy, workspaceId: string, at: Date): Promise<string[]> {
  const { onDuty, backup } = await readOncall(db, policy, workspaceId, at);
  const isHeard = onDuty.some((person) => person.unreachable === null);
  return (isHeard ? onDuty : [...onDuty, ...backup]).map(({ personId }) => personId);
}

export type Rungs = { readonly [K in keyof Oncall]: readonly string[] };

/** The same, of ids alone. */
export async function readRungs(db: Db, policy: Policy, workspaceId: string, at: Date): Promise<Rungs> {
  const holders = await listHolders(db, workspaceId);
  const tier2Ids = holders['tier 2'];
  const managers = once(holders['delivery manager'], holders['product owner']);
  const loaded = await loadRota(db, policy, workspaceId, at);
  if (!loaded) {
    const onDuty = dutyWithoutRota(holders);
    return { onDuty, backup: [], team: once(tier2Ids, holders['triage duty']), managers };
  }
  const { personId, backupId } = dutyAt(loaded.rota, loaded.overrides, at);
  return {
    onDuty: named(personId),
    backup: named(backupId),
    team: once(tier2Ids, loaded.rota.memberIds),
    managers,
  };
}

const dutyWithoutRota = (holders: Holders): readonly string[] =>
  holders['triage duty'].length > 0 ? holders['triage duty'] : holders['tier 2'];

const named = (id: string | null): string[] => (id ? [id] : []);

const once = (...lists: (readonly string[])[]): string[] => [...new Set(lists.flat())];
