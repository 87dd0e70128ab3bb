import type { IncidentFact } from './history.ts';
import type { IncidentSeries } from './name.ts';
import type { IncidentState } from './state.ts';

/** One row of the record, as figures and the report read it. */
export interface Recorded {
  readonly fact: IncidentFact;
  readonly byId: string;
  readonly happenedAt: Date;
  readonly at: Date;
}

export interface Measured {
  readonly declaredAt: Date;
  /** As the report says. */
  readonly startedAt: Date;
  readonly discoveredAt: Date;
  readonly containedAt: Date | null;
  /** In their order. */
  readonly record: readonly Recorded[];
  readonly sitreps: readonly { readonly at: Date; readonly facts: { readonly dueMs: number | null } }[];
}

/** In milliseconds; null: it has not come to that. */
export interface IncidentFigures {
  readonly discovery: number;
  readonly acknowledge: number | null;
  readonly command: number | null;
  /** A tier 1 declarer is commander from the start, which is shown apart. */
  readonly isCommandDeclarers: boolean;
  readonly firstSitrep: number | null;
  readonly contain: number | null;
  /** Stretches after opening it again are added. */
  readonly resolve: number | null;
  readonly sitrepsDue: number;
  readonly sitrepsOnTime: number;
  readonly handovers: number;
  readonly longestCommand: number | null;
  readonly rungs: number;
  readonly evidenceWaived: number;
}

/** Drills, merged ones and false alarms are outside all figures (INC-1, INC-13). */
export const isMeasured = (incident: {
  readonly series: IncidentSeries;
  readonly state: IncidentState;
}): boolean => incident.series !== 'drill' && incident.state !== 'merged' && incident.state !== 'false alarm';

export function incidentFigures(measured: Measured): IncidentFigures {
  const { declaredAt, startedAt, discoveredAt, containedAt, record, sitreps } = measured;
  const sinceDeclared = (at: Date | undefined) => (at ? span(declaredAt, at) : null);
  const commands = record.filter(({ fact }) => fact.kind === 'role' && fact.role === 'commander');
  const first = commands.find(({ fact }) => fact.kind === 'role' && fact.to !== null);
  const due = sitreps.filter(({ facts }) => facts.dueMs !== null);
  const calls = record.flatMap(({ fact }) => (fact.kind === 'called' ? [fact.rung] : []));
  return {
    discovery: span(startedAt, discoveredAt),
    acknowledge: sinceDeclared(record.find(({ fact }) => fact.kind === 'responding')?.at),
    command: sinceDeclared(first?.at),
    isCommandDeclarers: first?.fact.kind === 'role' && first.fact.how === 'by declaring',
    firstSitrep: sinceDeclared(sitreps[0]?.at),
    contain: containedAt ? span(startedAt, containedAt) : null,
    resolve: worked(declaredAt, record),
    sitrepsDue: due.length,
    sitrepsOnTime: due.filter(({ at, facts }) => at.getTime() <= (facts.dueMs ?? 0)).length,
    handovers: commands.filter(({ fact }) => fact.kind === 'role' && fact.from !== null && fact.to !== null)
      .length,
    longestCommand: longestOf(commands, endOf(record)),
    rungs: new Set(calls).size,
    evidenceWaived: record.filter(({ fact }) => fact.kind === 'entry changed' && fact.to === 'waived').length,
  };
}

const span = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

/** From declaring to the end, and from each opening to the next end; null while it goes on. */
function worked(declaredAt: Date, record: readonly Recorded[]): number | null {
  let since: Date | null = declaredAt;
  let total = 0;
  for (const { fact, at } of record) {
    if (fact.kind !== 'moved') continue;
    if (fact.to === 'resolved' && since) {
      total += span(since, at);
      since = null;
    } else if (fact.to === 'remediating') {
      since ??= at;
    }
  }
  return since ? null : total;
}

const endOf = (record: readonly Recorded[]): Date | undefined =>
  record.findLast(({ fact }) => fact.kind === 'moved' && fact.to === 'resolved')?.at;

/** How long one person led without a break, until it was resolved. */
function longestOf(commands: readonly Recorded[], end: Date | undefined): number | null {
  const spans = commands.flatMap(({ fact, at }, n) => {
    const until = commands[n + 1]?.at ?? end;
    return fact.kind === 'role' && fact.to !== null && until ? [span(at, until)] : [];
  });
  return spans.length > 0 ? Math.max(...spans) : null;
}

/** The middle one; null of none. */
export function median(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}
