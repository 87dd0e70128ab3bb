import { orderAfter, type Rota, type Turn, turnAfter, turnAt } from './rota.ts';

/** Somebody has the duty for somebody else for a while, or is away while it would be theirs. */
export interface Override {
  readonly id: number;
  /** null: of an absence for which nobody is named; the next in order has it. */
  readonly personId: string | null;
  /** Whose duty it would be; null: whoever's. */
  readonly forId: string | null;
  readonly isAway: boolean;
  readonly startsAt: Date;
  /** The first moment after it. */
  readonly endsAt: Date;
}

export interface Duty {
  /** null: everybody in the rota is away. */
  readonly personId: string | null;
  readonly backupId: string | null;
  /** Whose turn it is by the rota. */
  readonly turnOf: string;
}

/** A stretch of one turn with one person on duty. */
export interface Shift {
  readonly personId: string | null;
  readonly turnOf: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Who is on duty, and who comes next if they do not answer. Whoever is away at that moment is passed over. */
export function dutyAt(rota: Rota, overrides: readonly Override[], at: Date): Duty {
  return dutyIn(rota, turnAt(rota, at), overrides, at);
}

function dutyIn(rota: Rota, current: Turn, overrides: readonly Override[], at: Date): Duty {
  const turnOf = current.personId;
  const standing = overrides.filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  const isHere = (id: string) => !standing.some(({ isAway, forId }) => isAway && forId === id);
  const named = standing.find((one) => one.personId && (one.forId === turnOf || one.forId === null));
  const inOrder = orderAfter(rota, current);
  const personId = [named?.personId ?? turnOf, turnOf, ...inOrder].find(isHere) ?? null;
  const backupId = inOrder.find((id) => id !== personId && isHere(id)) ?? null;
  return { personId, backupId, turnOf };
}

/** From the beginning of the turn that `from` is in; the last begins before `to`. */
export function listShifts(rota: Rota, overrides: readonly Override[], from: Date, to: Date): Shift[] {
  return [...shiftsUntil(rota, overrides, from, to)];
}

/** The first that begins after `at`, and before `to`. */
export function nextShiftOf(
  personId: string,
  rota: Rota,
  overrides: readonly Override[],
  at: Date,
  to: Date,
): Shift | undefined {
  const isEver = rota.memberIds.includes(personId) || overrides.some((one) => one.personId === personId);
  if (!isEver) return undefined;
  for (const shift of shiftsUntil(rota, overrides, at, to))
    if (shift.personId === personId && shift.startsAt > at) return shift;
  return undefined;
}

function* shiftsUntil(rota: Rota, overrides: readonly Override[], from: Date, to: Date): Generator<Shift> {
  for (let current = turnAt(rota, from); current.startsAt < to; current = turnAfter(rota, current)) {
    yield* shiftsIn(rota, current, overrides).filter(({ startsAt }) => startsAt < to);
  }
}

function shiftsIn(rota: Rota, current: Turn, overrides: readonly Override[]): Shift[] {
  const isWithin = (at: Date) => current.startsAt < at && at < current.endsAt;
  const cuts = overrides.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter(isWithin);
  const moments = [current.startsAt, ...cuts, current.endsAt].sort((a, b) => a.getTime() - b.getTime());
  const shifts: Shift[] = [];
  for (const [i, startsAt] of moments.entries()) {
    const endsAt = moments[i + 1];
    if (!endsAt || endsAt.getTime() === startsAt.getTime()) continue;
    const { personId, turnOf } = dutyIn(rota, current, overrides, startsAt);
    const last = shifts.at(-1);
    if (last && last.personId === personId) shifts[shifts.length - 1] = { ...last, endsAt };
    else shifts.push({ personId, turnOf, startsAt, endsAt });
  }
  return shifts;
}

/** More turns than any rota has people. */
const MOST_TURNS = 60;

/** When the duty next goes to somebody else, and to whom; undefined in a rota of one. */
export function nextChange(rota: Rota, overrides: readonly Override[], at: Date): Shift | undefined {
  const { personId } = dutyAt(rota, overrides, at);
  let current = turnAt(rota, at);
  for (let i = 0; i < MOST_TURNS; i++) {
    const shifts = shiftsIn(rota, current, overrides);
    const change = shifts.find((shift) => shift.startsAt > at && shift.personId !== personId);
    if (change) return change;
    current = turnAfter(rota, current);
  }
  return undefined;
}

/** One that stands in the way of another: both say whose the same duty is at the same time. */
export function clashing<T extends Omit<Override, 'id'>>(
  overrides: readonly T[],
  wanted: Omit<Override, 'id' | 'isAway'>,
): T | undefined {
  return overrides.find((one) => {
    const isSameDuty = one.forId === wanted.forId || one.forId === null || wanted.forId === null;
    const isSameKind = (one.personId === null) === (wanted.personId === null);
    return isSameDuty && isSameKind && one.startsAt < wanted.endsAt && wanted.startsAt < one.endsAt;
  });
}
