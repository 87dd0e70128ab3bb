import { type AgentRow, listAgentsOf } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { listPeople, type Person } from '../../db/people.ts';
import { listShifts, type Shift } from '../../domain/oncall/duty.ts';
import { unreachable } from '../../domain/oncall/reach.ts';
import {
  goneFromLadderWords,
  goneFromRotaWords,
  managersMissingWords,
  noBackupWords,
  nobodyOnDutyWords,
  noMessageWords,
  noPhoneWords,
  unmannedWords,
} from '../../domain/oncall/trouble-words.ts';
import type { Policy } from '../../policy/policy.ts';
import { awayOf } from '../assignment/load-agents.ts';
import { type LoadedRota, loadRota } from './load-rota.ts';
import { readRungs } from './read-oncall.ts';

/** What would go wrong if somebody had to be called (INC-3), with what would put it right. */
export interface OncallTrouble {
  /** The same as long as it is the same trouble. */
  readonly key: string;
  readonly text: string;
  /** Who can do something about it, beside those who lead. */
  readonly personId: string | null;
  /** Of a shift: when it begins. */
  readonly startsAt: Date | null;
}

/** Of a desk that has neither a rota nor anybody in its set-up. */
export const NOBODY_NAMED = 'nobody';

/** So far ahead shifts are looked at. */
const AHEAD_MS = 28 * 24 * 60 * 60 * 1000;

interface Known {
  readonly policy: Policy;
  readonly people: ReadonlyMap<string, Person>;
  readonly agents: ReadonlyMap<string, AgentRow>;
  readonly now: Date;
}

/** Of everybody on the ladder; where there is a rota, of its coming turns too. */
export async function listOncallTroubles(
  db: Db,
  policy: Policy,
  workspaceId: string,
  now: Date,
): Promise<OncallTrouble[]> {
  const rungs = await readRungs(db, policy, workspaceId, now);
  const loaded = await loadRota(db, policy, workspaceId, now);
  if (!loaded && rungs.onDuty.length === 0) return [lasting(NOBODY_NAMED, nobodyOnDutyWords())];
  const substitutes = loaded?.overrides.flatMap(({ personId }) => personId ?? []) ?? [];
  const ids = [...new Set([...Object.values(rungs).flat(), ...substitutes])];
  const people = new Map((await listPeople(db, workspaceId, ids)).map((one) => [one.personId, one]));
  const agents = new Map((await listAgentsOf(db, workspaceId, ids)).map((one) => [one.personId, one]));
  const known = { policy, people, agents, now };
  return [
    ...(loaded ? rotaTroubles(loaded, known) : []),
    ...ids.filter((id) => !loaded?.rota.memberIds.includes(id)).flatMap((id) => goneTroubles(id, known)),
    ...(rungs.managers.length === 0 ? [lasting('no-managers', managersMissingWords())] : []),
    ...ids.flatMap((id) => callTroubles(id, known)),
  ];
}

const lasting = (key: string, text: string): OncallTrouble => ({ key, text, personId: null, startsAt: null });

const rotaTroubles = (loaded: LoadedRota, known: Known): OncallTrouble[] => [
  ...shiftTroubles(loaded, known),
  ...goneFromRotaTroubles(loaded, known),
  ...(loaded.rota.memberIds.length === 1 ? [lasting('no-backup', noBackupWords())] : []),
];

/** Shifts that nobody has, or somebody who will not be there for most of it. */
function shiftTroubles({ rota, overrides }: LoadedRota, known: Known): OncallTrouble[] {
  const { now } = known;
  const shifts = listShifts(rota, overrides, now, new Date(now.getTime() + AHEAD_MS));
  return shifts.filter(({ endsAt }) => endsAt > now).flatMap((shift) => shiftTrouble(shift, known));
}

function shiftTrouble(shift: Shift, known: Known): OncallTrouble[] {
  const { personId, startsAt, endsAt } = shift;
  const key = `shift:${startsAt.getTime()}`;
  if (personId === null) {
    return [{ key: `${key}:nobody`, text: unmannedWords(shift, null), personId: null, startsAt }];
  }
  const person = known.people.get(personId);
  const why = unreachable(person, person ? awayFor(person, shift, known) : null);
  if (!why) return [];
  const text = unmannedWords({ startsAt, endsAt }, { name: person?.name ?? 'Somebody', why });
  // Whoever is gone cannot be told.
  const isHere = why.is === 'away';
  return [{ key: `${key}:${personId}:${why.is}`, text, personId: isHere ? personId : null, startsAt }];
}

/** Away for more than half of what is left of it; null: they are there. */
function awayFor(person: Person, { startsAt, endsAt }: Shift, { policy, agents, now }: Known) {
  const away = awayOf(policy, person, agents.get(person.personId), now);
  if (!away) return null;
  const from = Math.max(startsAt.getTime(), now.getTime());
  const until = Math.min(away.until?.getTime() ?? Number.POSITIVE_INFINITY, endsAt.getTime());
  return until - from > (endsAt.getTime() - from) / 2 ? away : null;
}

/** Of those in the rota, whenever their turn comes. */
function goneFromRotaTroubles({ rota }: LoadedRota, { people }: Known): OncallTrouble[] {
  return rota.memberIds.flatMap((personId) => {
    const person = people.get(personId);
    const why = unreachable(person, null);
    const text = why && goneFromRotaWords(person?.name ?? 'Somebody', why);
    return text ? [lasting(`gone:${personId}`, text)] : [];
  });
}

/** Of those who are called by their role. */
function goneTroubles(personId: string, { people }: Known): OncallTrouble[] {
  const person = people.get(personId);
  const why = unreachable(person, null);
  return why ? [lasting(`gone:${personId}`, goneFromLadderWords(person?.name ?? 'Somebody', why))] : [];
}

/** Whether they could be written to, and telephoned; they are not told themselves. */
function callTroubles(personId: string, { people, agents }: Known): OncallTrouble[] {
  const person = people.get(personId);
  if (!person || unreachable(person, null)) return [];
  const agent = agents.get(personId);
  return [
    ...(agent?.reachProblem
      ? [lasting(`reach:${personId}`, noMessageWords(person.name, agent.reachProblem))]
      : []),
    ...(agent?.phone ? [] : [lasting(`phone:${personId}`, noPhoneWords(person.name))]),
  ];
}
