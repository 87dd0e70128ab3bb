import type { Options } from './options.ts';
import { type Child, startChild } from './processes/child.ts';
import type { List, Looking, Searched } from './processes/looking.ts';
import { type Goal, type Pair, type Result, resultOf } from './result.ts';

/** B6 and B7, on the same desks: it takes a while to fill them. */
export async function measureLooking(folder: string, options: Options): Promise<Result[]> {
  const { few, many, profile, only } = options;
  const isWanted = (id: string) => only.length === 0 || only.includes(id);
  const child = startChild<Looking>('looking.ts', { folder, few, many }, profile);
  try {
    const pages = isWanted('B6') ? await measurePages(child, options) : [];
    return [...pages, ...(isWanted('B7') ? await measureSearches(child, options) : [])];
  } finally {
    await child.stop();
  }
}

/** B6: a page of a queue must not grow with the desk. The list that grows most comes first. */
async function measurePages(child: Child<Looking>, { rounds, few, many }: Options): Promise<Result[]> {
  const results: Result[] = [];
  for (const list of await child.call('lists')) {
    const pairs: Pair[] = [];
    for (let i = 0; i <= rounds; i++) {
      const baseline = await child.call('page', { desk: 'few', list });
      const product = await child.call('page', { desk: 'many', list });
      if (i > 0) pairs.push({ product, baseline });
    }
    results.push(resultOf(pageGoal(list, many, few), pairs));
  }
  return results.sort((a, b) => b.ratio - a.ratio);
}

const pageGoal = (list: List, many: number, few: number): Goal => ({
  id: 'B6',
  what: `page of 50 at ${many.toLocaleString('en')} tickets (${list})`,
  against: `the same page at ${few.toLocaleString('en')}`,
  unit: 'µs',
  is: '<=',
  ratio: 1.3,
});

const SEARCH_GOALS_MS = { 'two words': 5, 'one common word': 30 } as const;
const BLOCKED_GOAL_MS = 50;

/** B7: the slowest of a hundred searches, and the longest that anything else had to wait meanwhile. */
async function measureSearches(child: Child<Looking>, { rounds, many }: Options): Promise<Result[]> {
  const results: Result[] = [];
  const blocked: Pair[] = [];
  for (const searched of Object.keys(SEARCH_GOALS_MS) as Searched[]) {
    const baseline = SEARCH_GOALS_MS[searched];
    const pairs: Pair[] = [];
    for (let i = 0; i <= rounds; i++) {
      const measured = await child.call('searches', searched);
      if (i === 0) continue;
      pairs.push({ product: measured.p99, baseline });
      blocked.push({ product: measured.blocked, baseline: BLOCKED_GOAL_MS });
    }
    const what = `search at ${many.toLocaleString('en')} tickets, ${searched}, p99`;
    results.push(resultOf(searchGoal(what), pairs));
  }
  return [...results, resultOf(searchGoal('event loop stood still meanwhile, at the most'), blocked)];
}

const searchGoal = (what: string): Goal => ({
  id: 'B7',
  what,
  against: 'the goal itself',
  unit: 'ms',
  is: '<=',
  ratio: 1,
});
