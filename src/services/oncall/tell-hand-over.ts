import type { Tx } from '../../db/handles.ts';
import { listPeople } from '../../db/people.ts';
import { updateTold } from '../../db/rota.ts';
import { dutyAt, nextChange } from '../../domain/oncall/duty.ts';
import { offDutyWords, onDutyWords } from '../../domain/oncall/words.ts';
import type { Policy } from '../../policy/policy.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import { tellPerson } from '../send/person.ts';
import type { LoadedRota } from './load-rota.ts';
import { tellableAt } from './tellable-at.ts';

/**
 * Tells whoever has come on duty, and whoever has gone off, each when they are at work; what is over by then is not
 * told. Returns the moments at which to come back.
 */
export async function tellHandOver(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  { rota, overrides, told }: LoadedRota,
  now: Date,
): Promise<Date[]> {
  const { personId: onId, backupId } = dutyAt(rota, overrides, now);
  const comesOn = onId !== null && !told.includes(onId) ? [onId] : [];
  const goOff = told.filter((personId) => personId !== onId);
  if (comesOn.length + goOff.length === 0) return [];
  const at = await tellableAt(tx, policy, workspaceId, [...comesOn, ...goOff], now);
  const isTime = (personId: string) => (at.get(personId) ?? now) <= now;
  const names = await namesOf(tx, workspaceId, [onId, backupId]);
  const next = nextChange(rota, overrides, now);
  for (const personId of [...comesOn, ...goOff].filter(isTime)) {
    const isOn = personId === onId;
    const words = isOn ? onDutyWords(next?.startsAt, names(backupId)) : offDutyWords(names(onId));
    const effect = `${isOn ? 'on' : 'off'}-duty:${now.getTime()}:${personId}`;
    if (at.has(personId)) await tellPerson(tx, workspaceId, personId, effect, words, now);
    await redrawHome(tx, workspaceId, personId, now);
  }
  const stay = told.filter((personId) => personId === onId || !isTime(personId));
  await updateTold(tx, workspaceId, [...stay, ...comesOn.filter(isTime)]);
  return [...comesOn, ...goOff].filter((personId) => !isTime(personId)).flatMap((id) => at.get(id) ?? []);
}

async function namesOf(tx: Tx, workspaceId: string, personIds: readonly (string | null)[]) {
  const people = await listPeople(
    tx,
    workspaceId,
    personIds.filter((id) => id !== null),
  );
  return (personId: string | null): string | null =>
    people.find((one) => one.personId === personId)?.name ?? (personId && 'Somebody');
}
