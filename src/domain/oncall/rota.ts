import { timeOn } from '../time/calendar-days.ts';
import { dateAt, daysAfter, daysBetween } from '../time/local-days.ts';

/** Who is on triage duty in turn (PPL-3). */
export interface Rota {
  /** In the order of their turns, at least one; the first is on duty until the first hand-over. */
  readonly memberIds: readonly string[];
  /** How long a turn is. */
  readonly weeks: number;
  /** The date of the first hand-over, and the minute of the day, by the clock of `zone`. */
  readonly firstOn: string;
  readonly minute: number;
  readonly zone: string;
  readonly startsAt: Date;
}

export const USUAL_WEEKS = 2;

export interface Turn {
  /** Hand-overs before it. */
  readonly n: number;
  readonly personId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Whose turn it is. Hand-overs are at the same time by the clock on the wall, also when clocks are moved. */
export function turnAt(rota: Rota, at: Date): Turn {
  const days = daysBetween(rota.firstOn, dateAt(rota.zone, at));
  const guess = Math.floor(days / (7 * rota.weeks));
  const n = handOver(rota, guess) <= at ? guess + 1 : guess;
  return turn(rota, Math.max(0, n));
}

export function turn(rota: Rota, n: number): Turn {
  const { memberIds, startsAt } = rota;
  return {
    n,
    personId: memberIds[n % memberIds.length] ?? '',
    startsAt: n === 0 ? startsAt : handOver(rota, n - 1),
    endsAt: handOver(rota, n),
  };
}

export const turnAfter = (rota: Rota, { n, endsAt }: Turn): Turn => ({
  n: n + 1,
  personId: rota.memberIds[(n + 1) % rota.memberIds.length] ?? '',
  startsAt: endsAt,
  endsAt: handOver(rota, n + 1),
});

function handOver({ zone, firstOn, minute, weeks }: Rota, n: number): Date {
  const at = timeOn(zone, daysAfter(firstOn, n * 7 * weeks), minute);
  if (!at) throw new Error('The rota’s first hand-over is on no date.');
  return at;
}

/** The others, beginning after somebody's turn, and that person last. */
export function orderAfter({ memberIds }: Rota, { n }: Turn): string[] {
  const own = n % memberIds.length;
  return memberIds.map((_, i) => memberIds[(own + 1 + i) % memberIds.length] ?? '');
}
