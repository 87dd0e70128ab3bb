import type { Db } from '../../db/handles.ts';
import { findRota, listOverrides, type OverrideRow } from '../../db/rota.ts';
import type { Rota } from '../../domain/oncall/rota.ts';
import type { Policy } from '../../policy/policy.ts';

export interface LoadedRota {
  readonly rota: Rota;
  /** Those that end after the moment asked for. */
  readonly overrides: readonly OverrideRow[];
  readonly told: readonly string[];
}

/** Undefined where nobody has made one: then those named in `/desk setup` are on duty. */
export async function loadRota(
  db: Db,
  { calendars }: Policy,
  workspaceId: string,
  at: Date,
): Promise<LoadedRota | undefined> {
  const row = await findRota(db, workspaceId);
  if (!row) return undefined;
  const { members, weeks, firstOn, minute, startsAt, told } = row;
  const { zone } = calendars.desk;
  return {
    rota: { memberIds: members.list, weeks, firstOn, minute, startsAt, zone },
    overrides: await listOverrides(db, workspaceId, at),
    told: told.list,
  };
}
