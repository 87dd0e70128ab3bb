import { loadConfig, policyName } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { CLOCKS } from '../domain/clock/target.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { PolicyRefused } from '../policy/policy.ts';
import {
  type Comparison,
  comparePolicies,
  type Difference,
  type Outcome,
} from '../services/clock/compare-policies.ts';
import { tellOrganisationTroubles } from './doctor-organisations.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Print = (line: string) => void;

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_LINES = 20;

/** What the last days' tickets would have come to by another policy than POLICY. Exit code 1 if one is wrong. */
export async function simulatePolicy(
  env: Env,
  file: string,
  days: string,
  now: Date,
  print: Print,
): Promise<number> {
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 3650) {
    print(`--days ${days} is no number of days: write one from 1 to 3650, such as 30.`);
    return 1;
  }
  try {
    const policies = { before: loadPolicy(policyName(env)), after: loadPolicy(file) };
    const db = await openDatabase(loadConfig(env).database);
    try {
      for (const { id, name } of await listWorkspaces(db)) {
        const since = new Date(now.getTime() - count * DAY_MS);
        const comparison = await comparePolicies(db, id, policies, since, now);
        for (const line of tellComparison(name, count, comparison)) print(line);
        for (const line of await tellOrganisationTroubles(db, policies.after, id)) print(line);
      }
    } finally {
      await db.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyRefused)) throw error;
    for (const line of error.lines) print(line);
    return 1;
  }
}

function tellComparison(name: string, days: number, { tickets, tallies, differences }: Comparison): string[] {
  const lines = differences.slice(0, MOST_LINES).map(tellDifference);
  const more = differences.length > lines.length ? [`and ${differences.length - lines.length} more`] : [];
  return [
    `${name}: ${tickets} tickets of the last ${days} days, by the policy that holds and by the other. Nothing is changed.`,
    ...CLOCKS.map((clock) => {
      const { before, after } = tallies[clock];
      return `${clock}: kept ${before.kept} of ${before.promises}, by the other ${after.kept} of ${after.promises}`;
    }),
    differences.length > 0 ? `${differences.length} deadlines differ:` : 'No deadline differs.',
    ...lines,
    ...more,
  ];
}

const tellDifference = ({ number, clock, before, after }: Difference): string =>
  `ticket ${number}, ${clock}: ${tell(before)} → ${tell(after)}`;

/** To the second, with the zone written (T-2). */
function tell(outcome: Outcome | null): string {
  if (!outcome) return 'no clock';
  const due = outcome.dueAt ? `due ${outcome.dueAt.toISOString()}` : 'paused';
  return outcome.isLate ? `${due}, missed` : due;
}
