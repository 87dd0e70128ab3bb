import type { Db } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { dutyAt, nextChange, nextShiftOf } from '../../domain/oncall/duty.ts';
import { ownDutyWords } from '../../domain/oncall/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { loadRota } from './load-rota.ts';

const AHEAD_MS = 366 * 24 * 60 * 60 * 1000;

/** What somebody who is called sees of their duty; null for everybody else, and without a rota. */
export async function readOwnDuty(
  db: Db,
  policy: Policy,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<string | null> {
  const loaded = await loadRota(db, policy, workspaceId, now);
  if (!loaded) return null;
  const { rota, overrides } = loaded;
  const duty = dutyAt(rota, overrides, now);
  const next = nextShiftOf(personId, rota, overrides, now, new Date(now.getTime() + AHEAD_MS));
  if (!rota.memberIds.includes(personId) && duty.personId !== personId && !next) return null;
  const isOn = duty.personId === personId;
  const otherId = isOn ? duty.backupId : duty.personId;
  const other = otherId ? await findPerson(db, workspaceId, otherId) : undefined;
  return ownDutyWords({
    is: isOn ? 'on duty' : duty.backupId === personId ? 'backup' : 'later',
    until: nextChange(rota, overrides, now)?.startsAt,
    next,
    other: otherId && (other?.name ?? 'Somebody'),
  });
}
