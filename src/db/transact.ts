import type { Database, Tx } from './handles.ts';
import { takeTouched } from './touched.ts';

type LastStep = (tx: Tx) => Promise<void>;

const lastSteps = new WeakMap<Database, LastStep>();

/** What every transaction on this database does at its end, as a part of it: for what keeps step with what is written. */
export function endEachWith(db: Database, step: LastStep): void {
  lastSteps.set(db, step);
}

/**
 * All of it or none of it, one writer at a time; answered when it is on disk. The body awaits nothing but its own
 * queries, and touches nothing but `tx`: PostgreSQL may run it again.
 */
export function transact<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  const last = lastSteps.get(db);
  if (!last) return db.begin(body);
  return db.begin(async (tx) => {
    // What a try that failed has left behind.
    takeTouched(tx);
    const value = await body(tx);
    await last(tx);
    return value;
  });
}
