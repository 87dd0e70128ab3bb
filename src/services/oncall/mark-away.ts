import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessRota } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { refuseUncallable } from './change-rota.ts';
import { changeOnRota, spanOf, type WantedSpan, writeOverride } from './override-change.ts';

/** Somebody of the rota is away: whoever they name has the duty meanwhile, else the next in order. */
export function markAway(
  desk: Desk,
  caller: Caller,
  wanted: WantedSpan & { readonly forId: string; readonly personId: string | null },
): Promise<void> {
  return changeOnRota(desk, caller, async (on) => {
    const { forId, personId } = wanted;
    refuseUnlessRota(on.rights, forId === on.actor.personId ? 'isMember' : 'mayChange');
    if (!on.rota.memberIds.includes(forId)) {
      throw new Refusal('rota.no-member', 'They are not in the rota any more. Choose another.', 'who');
    }
    if (personId === forId) {
      throw new Refusal('rota.same', 'Choose somebody else, or leave it empty.', 'instead');
    }
    if (personId) await refuseUncallable(on.tx, on.actor.workspaceId, [personId], 'instead');
    await writeOverride(on, { personId, forId, isAway: true, ...spanOf(wanted, on.now) }, 'away');
  });
}
