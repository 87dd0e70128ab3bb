import { insertRotaChange } from '../../db/rota.ts';
import { type Turn, turnAt } from '../../domain/oncall/rota.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessRota } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { changeOnRota, keepOverride, type OnRota, overrideState, refuseClash } from './override-change.ts';

/** Two turns change hands, each named by the moment at which it begins; of one that goes on, what is left of it. */
export function swapTurns(desk: Desk, caller: Caller, one: Date, other: Date): Promise<void> {
  return changeOnRota(desk, caller, async (on) => {
    const { tx, actor, now } = on;
    const [a, b] = [turnFrom(on, one, 'one'), turnFrom(on, other, 'other')];
    refuseUnlessRota(on.rights, a.personId === actor.personId ? 'isMember' : 'mayChange');
    if (a.personId === b.personId) {
      throw new Refusal('rota.same', 'Both turns are of the same person. Choose another.', 'other');
    }
    const [first, second] = [give(a, b.personId, now), give(b, a.personId, now)];
    refuseClash(on, first, 'one');
    refuseClash(on, second, 'other');
    const turns = [
      overrideState(await keepOverride(on, first)),
      overrideState(await keepOverride(on, second)),
    ] as const;
    await insertRotaChange(tx, actor.workspaceId, actor, { is: 'swapped', turns }, now);
  });
}

const give = ({ personId: forId, startsAt, endsAt }: Turn, personId: string, now: Date) => ({
  personId,
  forId,
  isAway: false,
  startsAt: startsAt < now ? now : startsAt,
  endsAt,
});

/** The form may be older than the rota. */
function turnFrom({ rota, now }: OnRota, startsAt: Date, field: string): Turn {
  const found = turnAt(rota, startsAt);
  if (found.startsAt.getTime() === startsAt.getTime() && found.endsAt > now) return found;
  throw new Refusal('rota.changed', 'The rota has changed meanwhile. Open this form again.', field);
}
