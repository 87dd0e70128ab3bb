import Sqlite from 'better-sqlite3';

type How = 'run' | 'get' | 'all';

/** One call of a prepared statement, with what it was called with. */
export interface Step {
  readonly sql: string;
  readonly how: How;
  readonly params: readonly unknown[];
}

/** Everything that is asked of any database while `work` lasts, in order. */
export async function recordSteps(work: () => Promise<void>): Promise<Step[]> {
  const steps: Step[] = [];
  const prepare = Sqlite.prototype.prepare;
  Sqlite.prototype.prepare = function prepareRecorded(this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql);
    for (const how of ['run', 'get', 'all'] as const) {
      const step = statement[how].bind(statement) as (...params: unknown[]) => never;
      statement[how] = (...params: unknown[]) => {
        steps.push({ sql, how, params });
        return step(...params);
      };
    }
    return statement;
  } as typeof prepare;
  try {
    await work();
  } finally {
    Sqlite.prototype.prepare = prepare;
  }
  return steps;
}

/** The same once more, with nothing between the program and better-sqlite3. */
export function replay(connection: Sqlite.Database, steps: readonly Step[]): void {
  const statements = new Map<string, Sqlite.Statement>();
  for (const { sql } of steps) if (!statements.has(sql)) statements.set(sql, connection.prepare(sql));
  for (const { sql, how, params } of steps) (statements.get(sql) as Sqlite.Statement)[how](...params);
}
