import type { Incident } from '../../db/incidents.ts';
import { RUNGS, type Rung } from '../../domain/incident/ladder.ts';
import type { Oncall, OncallPerson } from '../oncall/read-oncall.ts';

const AS_READ = { 'on duty': 'onDuty', backup: 'backup', team: 'team', managers: 'managers' } as const;

/** Everybody of a rung, of what `readOncall` or `readRungs` tells; nobody of the last, which is said to all. */
export function peopleOn<T>(
  oncall: { readonly [K in keyof Oncall]: readonly T[] },
  rung: Rung,
): readonly T[] {
  return rung === 'loud' ? [] : oncall[AS_READ[rung]];
}

/** Everybody of the ladder, in the order in which they are called. */
export const peopleOnAny = <T>(oncall: { readonly [K in keyof Oncall]: readonly T[] }): readonly T[] =>
  RUNGS.flatMap((rung) => peopleOn(oncall, rung));

/** Who is not called again: whoever is in command and gone is not asked to take over from themselves, either. */
export const notToCall = (
  { calledFor, commanderId }: Pick<Incident, 'calledFor' | 'commanderId'>,
  calledIds: readonly string[],
): readonly string[] => (calledFor === 'command' && commanderId ? [...calledIds, commanderId] : calledIds);

/** Nothing keeps them from answering, as far as the desk knows: a rung of others is not waited for. */
export const isReachable = ({ unreachable }: OncallPerson): boolean => unreachable === null;

/** Slack carries them no message, and its code for that; whoever is away, or not known yet, may still read one. */
export function goneBecause({ unreachable }: OncallPerson): string | null {
  if (unreachable?.is === 'deactivated') return 'user_disabled';
  return unreachable?.is === 'no member' ? 'user_is_restricted' : null;
}
