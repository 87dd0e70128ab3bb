import type { Db } from '../../db/handles.ts';
import { listEventsOfTickets } from '../../db/ticket-events.ts';
import { listTicketsAfter } from '../../db/ticket-lists.ts';
import type { Clock } from '../../domain/clock/clock.ts';
import { CLOCKS, type ClockName } from '../../domain/clock/target.ts';
import type { Policy } from '../../policy/policy.ts';
import { clocksFrom } from './read-clocks.ts';

/** What one clock of one ticket comes to by two policies; null: it is not kept, or paused before it is due. */
export interface Difference {
  readonly number: number;
  readonly clock: ClockName;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

export interface Outcome {
  readonly dueAt: Date | null;
  readonly isLate: boolean;
}

export interface Tally {
  readonly promises: number;
  readonly kept: number;
}

export interface Comparison {
  readonly tickets: number;
  readonly tallies: Readonly<Record<ClockName, { before: Tally; after: Tally }>>;
  /** Promises that are newly broken first. */
  readonly differences: readonly Difference[];
}

const PAGE = 500;

/** What the tickets filed since then would have come to by another policy: read from their histories, nothing is changed. */
export async function comparePolicies(
  db: Db,
  workspaceId: string,
  policies: { readonly before: Policy; readonly after: Policy },
  filedSince: Date,
  now: Date,
): Promise<Comparison> {
  const none = { before: { promises: 0, kept: 0 }, after: { promises: 0, kept: 0 } };
  const tallies = Object.fromEntries(CLOCKS.map((name) => [name, none])) as Comparison['tallies'] &
    Record<ClockName, { before: Tally; after: Tally }>;
  const differences: Difference[] = [];
  let tickets = 0;
  for (let afterId = 0; ; ) {
    const page = await listTicketsAfter(db, workspaceId, afterId, { filedSince }, PAGE);
    const ids = page.map(({ id }) => id);
    const events = await listEventsOfTickets(db, ids);
    for (const ticket of page) {
      const history = events.get(ticket.id) ?? [];
      const before = clocksFrom(policies.before, ticket, history, now);
      const after = clocksFrom(policies.after, ticket, history, now);
      if (before.length > 0) tickets += 1;
      for (const [i, one] of before.entries()) {
        const [was, will] = [outcomeOf(one), outcomeOf(after[i])];
        const { name } = one;
        tallies[name] = {
          before: counted(tallies[name].before, was),
          after: counted(tallies[name].after, will),
        };
        if (!isSame(was, will))
          differences.push({ number: ticket.number, clock: name, before: was, after: will });
      }
    }
    const lastId = ids.at(-1);
    if (lastId === undefined) break;
    afterId = lastId;
  }
  differences.sort((a, b) => weightOf(a) - weightOf(b) || a.number - b.number);
  return { tickets, tallies, differences };
}

function outcomeOf(clock: Clock | undefined): Outcome | null {
  return clock?.target ? { dueAt: clock.dueAt, isLate: clock.isLate } : null;
}

const counted = ({ promises, kept }: Tally, outcome: Outcome | null): Tally =>
  outcome ? { promises: promises + 1, kept: kept + (outcome.isLate ? 0 : 1) } : { promises, kept };

const isSame = (a: Outcome | null, b: Outcome | null): boolean =>
  a?.dueAt?.getTime() === b?.dueAt?.getTime() && a?.isLate === b?.isLate && (a === null) === (b === null);

function weightOf({ before, after }: Difference): number {
  if (after?.isLate && !before?.isLate) return 0;
  return before?.isLate && !after?.isLate ? 1 : 2;
}
