import { listShifts } from '../../domain/oncall/duty.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessRota } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { refuseUncallable } from './change-rota.ts';
import { changeOnRota, type OnRota, spanOf, type WantedSpan, writeOverride } from './override-change.ts';

/** Somebody has the duty for somebody else, or for whoever has it then. Only those who lead give it to others. */
export function takeOver(
  desk: Desk,
  caller: Caller,
  wanted: WantedSpan & { readonly personId: string; readonly forId: string | null },
): Promise<void> {
  return changeOnRota(desk, caller, async (on) => {
    const { personId, forId } = wanted;
    refuseUnlessRota(on.rights, personId === on.actor.personId ? 'mayTakeOver' : 'mayChange');
    const span = spanOf(wanted, on.now);
    await refuseUncallable(on.tx, on.actor.workspaceId, [personId], 'who');
    refuseUseless(on, personId, forId, span);
    await writeOverride(on, { personId, forId, isAway: false, ...span }, 'taken over');
  });
}

/** What changes nothing was meant for another time, or for somebody else. */
function refuseUseless(
  { rota, overrides }: OnRota,
  personId: string,
  forId: string | null,
  span: { readonly startsAt: Date; readonly endsAt: Date },
): void {
  if (personId === forId) throw new Refusal('rota.same', 'This is their own duty. Choose another.', 'for');
  const shifts = listShifts(rota, overrides, span.startsAt, span.endsAt).filter(
    ({ endsAt }) => endsAt > span.startsAt,
  );
  if (forId !== null && shifts.every(({ turnOf }) => turnOf !== forId)) {
    const problem = 'They have no turn in this time. Choose another time or person.';
    throw new Refusal('rota.no-duty', problem, 'for');
  }
  if (shifts.every((shift) => shift.personId === personId)) {
    const problem = 'They are on duty then anyway. Choose another time.';
    throw new Refusal('rota.no-change', problem, 'to');
  }
}
