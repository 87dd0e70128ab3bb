import type { Options } from './options.ts';
import { startChild } from './processes/child.ts';
import type { List, Queues } from './processes/queues.ts';
import { type Goal, type Pair, type Result, resultOf } from './result.ts';

/** B6: a page of a queue must not grow with the desk. The line is that of the list which grows most. */
export async function measureQueuePage(folder: string, options: Options): Promise<Result[]> {
  const { rounds, few, many, profile } = options;
  const child = startChild<Queues>('queues.ts', { folder, few, many }, profile);
  try {
    const results: Result[] = [];
    for (const list of await child.call('lists')) {
      const pairs: Pair[] = [];
      for (let i = 0; i <= rounds; i++) {
        const baseline = await child.call('page', { desk: 'few', list });
        const product = await child.call('page', { desk: 'many', list });
        if (i > 0) pairs.push({ product, baseline });
      }
      results.push(resultOf(goalOf(list, many, few), pairs));
    }
    return results.sort((a, b) => b.ratio - a.ratio).slice(0, 1);
  } finally {
    await child.stop();
  }
}

function goalOf(list: List, many: number, few: number): Goal {
  return {
    id: 'B6',
    what: `page of 50 at ${many.toLocaleString('en')} tickets (${list})`,
    against: `the same page at ${few.toLocaleString('en')}; of the lists the one that grows most`,
    unit: 'µs',
    is: '<=',
    ratio: 1.3,
  };
}
