import type { Database, Tx } from './handles.ts';

/**
 * All of it or none of it, one writer at a time; answered when it is on disk. The body awaits nothing but its own
 * queries, and touches nothing but `tx`: PostgreSQL may run it again.
 */
export function transact<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  return db.begin(body);
}
