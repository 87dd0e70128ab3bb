import type { Options } from './options.ts';
import { startChild } from './processes/child.ts';
import type { Statements } from './processes/statements.ts';
import { type Goal, type Pair, type Result, resultOf } from './result.ts';

const B11: Goal = {
  id: 'B11',
  what: 'statements that file a ticket',
  against: 'better-sqlite3 given the same statements and values, commits and all',
  unit: 'tickets/s',
  is: '>=',
  ratio: 0.9,
};

/** B11: what the app's queries cost above the database's own work. */
export async function measureHotStatements(folder: string, options: Options): Promise<Result[]> {
  const { rounds, filings, profile } = options;
  const child = startChild<Statements>('statements.ts', { folder }, profile);
  try {
    const pairs: Pair[] = [];
    await child.call('round', { count: filings });
    for (let i = 0; i < rounds; i++) {
      const { app, raw } = await child.call('round', { count: filings });
      pairs.push({ product: app, baseline: raw });
    }
    return [resultOf(B11, pairs)];
  } finally {
    await child.stop();
  }
}
