import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database, Tx } from './handles.ts';

const running = new AsyncLocalStorage<true>();

/**
 * All of it or none of it, one writer at a time; answered when it is on disk. The body awaits nothing but the
 * database, and only touches `tx`: PostgreSQL may run it again.
 */
export function transact<T>(db: Database, body: (tx: Tx) => Promise<T>): Promise<T> {
  if (running.getStore()) throw new Error('This is inside a transaction already: pass its tx on.');
  return db.begin((tx) => running.run(true, () => body(tx)));
}
