import { getActor } from '../../db/actors.ts';
import { findAgent } from '../../db/agents.ts';
import { listDueOf } from '../../db/due.ts';
import type { Db } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listPeople } from '../../db/people.ts';
import { listRotaChanges } from '../../db/rota.ts';
import { listShifts, nextChange, type Shift } from '../../domain/oncall/duty.ts';
import { type Rota, type Turn, turn, turnAt } from '../../domain/oncall/rota.ts';
import { tellOverride, tellRotaChange } from '../../domain/oncall/tell-change.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { type RotaRights, refuseUnlessRota, rotaRights } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';

import { CHECK_RUNGS } from './check-rungs.ts';
import { type LoadedRota, loadRota } from './load-rota.ts';
import { type Oncall, readOncall } from './read-oncall.ts';
import { mayRemove } from './remove-override.ts';
import { listOncallTroubles } from './troubles.ts';

const CHANGES_SHOWN = 5;
const SHIFTS_SHOWN = 8;
/** Every member's next turn can be chosen, and more. */
const TURNS_OFFERED = 20;
const DAY_MS = 24 * 60 * 60 * 1000;

type NameOf = (personId: string) => string;

export interface RotaSheet {
  readonly rights: RotaRights;
  /** Missing where nobody has made one. */
  readonly rota: Rota | undefined;
  readonly now: Oncall;
  readonly next: Shift | undefined;
  readonly coming: readonly Shift[];
  readonly overrides: readonly { readonly id: number; readonly told: string; readonly mayRemove: boolean }[];
  readonly troubles: readonly string[];
  /** When it is tried next whether everybody can be called. */
  readonly checkAt: Date | undefined;
  readonly changes: readonly { readonly at: Date; readonly by: string; readonly told: string }[];
  readonly nameOf: NameOf;
}

/** All of it, for whoever may see it. */
export async function readRota(desk: Desk, caller: Caller): Promise<RotaSheet> {
  const { db, policy } = desk;
  const now = desk.now();
  const { actor, rights, loaded } = await open(desk, caller, 'maySee');
  const { workspaceId } = caller;
  const changes = await listRotaChanges(db, workspaceId, CHANGES_SHOWN);
  const nameOf = await namesIn(db, workspaceId, loaded, changes);
  return {
    rights,
    rota: loaded?.rota,
    now: await readOncall(db, policy, workspaceId, now),
    next: loaded && nextChange(loaded.rota, loaded.overrides, now),
    coming: loaded ? comingShifts(loaded, now) : [],
    overrides: (loaded?.overrides ?? []).map((row) => ({
      id: row.id,
      told: tellOverride(row, nameOf),
      mayRemove: mayRemove(rights, actor.personId, row),
    })),
    troubles: (await listOncallTroubles(db, policy, workspaceId, now)).map(({ text }) => text),
    checkAt: (await listDueOf(db, workspaceId, CHECK_RUNGS, ['']))[0]?.dueAt,
    changes: changes.map(({ at, actorId, change }) => ({
      at,
      by: nameOf(actorId),
      told: tellRotaChange(change, nameOf),
    })),
    nameOf,
  };
}

function comingShifts({ rota, overrides }: LoadedRota, now: Date): Shift[] {
  const far = new Date(now.getTime() + (rota.memberIds.length + 1) * rota.weeks * 7 * DAY_MS);
  return listShifts(rota, overrides, now, far)
    .filter(({ startsAt }) => startsAt > now)
    .slice(0, SHIFTS_SHOWN);
}

export interface RotaForms {
  readonly actor: Actor;
  readonly rights: RotaRights;
  readonly rota: Rota | undefined;
  /** Whom a first rota begins with. */
  readonly tier2Ids: readonly string[];
  /** By the clock of the desk. */
  readonly zone: string;
  readonly now: Date;
  readonly phone: string | null;
  /** The one going on, and those after it. */
  readonly turns: readonly Turn[];
  readonly nameOf: NameOf;
}

/** What the forms begin with; who has not the right is refused before one opens. */
export async function readForRotaForm(
  desk: Desk,
  caller: Caller,
  right: keyof RotaRights,
): Promise<RotaForms> {
  const { db, policy } = desk;
  const now = desk.now();
  const { actor, rights, loaded } = await open(desk, caller, right);
  const holders = await listHolders(db, caller.workspaceId);
  const agent = await findAgent(db, caller.workspaceId, caller.personId);
  return {
    actor,
    rights,
    rota: loaded?.rota,
    tier2Ids: holders['tier 2'],
    zone: policy.calendars.desk.zone,
    now,
    phone: agent?.phone ?? null,
    turns: loaded ? turnsFrom(loaded.rota, now) : [],
    nameOf: await namesIn(db, caller.workspaceId, loaded, []),
  };
}

function turnsFrom(rota: Rota, now: Date): Turn[] {
  const { n } = turnAt(rota, now);
  return Array.from({ length: TURNS_OFFERED }, (_, i) => turn(rota, n + i));
}

async function open(desk: Desk, caller: Caller, right: keyof RotaRights) {
  const { db, policy } = desk;
  const actor = await getActor(db, caller);
  const loaded = await loadRota(db, policy, caller.workspaceId, desk.now());
  const rights = rotaRights(actor, loaded?.rota.memberIds ?? []);
  refuseUnlessRota(rights, right);
  return { actor, rights, loaded };
}

async function namesIn(
  db: Db,
  workspaceId: string,
  loaded: LoadedRota | undefined,
  changes: Awaited<ReturnType<typeof listRotaChanges>>,
): Promise<NameOf> {
  const inOverrides = (loaded?.overrides ?? []).flatMap(({ personId, forId }) => [personId, forId]);
  const inChanges = changes.flatMap(({ actorId, change }) => [actorId, ...idsIn(change)]);
  const ids = [...(loaded?.rota.memberIds ?? []), ...inOverrides, ...inChanges].filter((id) => id !== null);
  const people = await listPeople(db, workspaceId, [...new Set(ids)]);
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  return (personId) => names.get(personId) ?? 'Somebody';
}

function idsIn(change: Awaited<ReturnType<typeof listRotaChanges>>[number]['change']): (string | null)[] {
  switch (change.is) {
    case 'set':
      return [...change.after.memberIds];
    case 'ended':
      return [];
    case 'swapped':
      return change.turns.flatMap(({ personId, forId }) => [personId, forId]);
    default:
      return [change.personId, change.forId];
  }
}
