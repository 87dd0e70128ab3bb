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
  const stretches = stretchesOf(declaredAt, record);
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
    resolve: worked(stretches),
    sitrepsDue: due.length,
    sitrepsOnTime: due.filter(({ at, facts }) => at.getTime() <= (facts.dueMs ?? 0)).length,
    handovers: commands.filter(({ fact }) => fact.kind === 'role' && fact.from !== null && fact.to !== null)
      .length,
    longestCommand: longestOf(commands, stretches),
    rungs: new Set(calls).size,
    evidenceWaived: record.filter(({ fact }) => fact.kind === 'entry changed' && fact.to === 'waived').length,
  };
}

const span = (from: Date, to: Date): number => Math.max(0, to.getTime() - from.getTime());

interface Stretch {
  readonly from: Date;
  /** null: it goes on. */
  readonly to: Date | null;
  readonly isResolved: boolean;
}

/** From declaring to the end, and from each opening to the next end: nobody works on it between. */
function stretchesOf(declaredAt: Date, record: readonly Recorded[]): Stretch[] {
  const stretches: Stretch[] = [];
  let since: Date | null = declaredAt;
  for (const { fact, at } of record) {
    if (fact.kind !== 'moved') continue;
    const isResolved = fact.to === 'resolved';
    if (since && (isResolved || fact.to === 'false alarm')) {
      stretches.push({ from: since, to: at, isResolved });
      since = null;
    } else if (fact.to === 'remediating' || fact.to === 'assessing') {
      since ??= at;
    }
  }
  return since ? [...stretches, { from: since, to: null, isResolved: false }] : stretches;
}

/** null while it goes on, or where it was none. */
const worked = (stretches: readonly Stretch[]): number | null =>
  stretches.at(-1)?.isResolved
    ? stretches.reduce((all, { from, to }) => all + (to ? span(from, to) : 0), 0)
    : null;

/** How long one person led without a break, until it was resolved. */
function longestOf(commands: readonly Recorded[], stretches: readonly Stretch[]): number | null {
  const spans = commands.flatMap(({ fact, at }, n) => {
    if (fact.kind !== 'role' || fact.to === null) return [];
    const until = commands[n + 1]?.at;
    return stretches.flatMap(({ from, to }) => {
      const begin = at > from ? at : from;
      const end = until && to ? (until < to ? until : to) : (until ?? to);
      return end && begin <= end ? [span(begin, end)] : [];
    });
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
