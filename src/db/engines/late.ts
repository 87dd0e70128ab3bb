import type { Database } from '../handles.ts';
import { DatabaseAway } from './refused.ts';

/** A database that may not be there yet. */
export interface LateDatabase {
  /** Until it is open, all that is asked of it fails at once with `DatabaseAway`. */
  readonly db: Database;
  isOpen(): boolean;
  /** Another try; nothing where it is open. */
  open(): Promise<void>;
}

/** What can be handed out before it is open, and does its work from then on. */
type Early = Pick<Database, 'onCommit' | 'close' | 'begin' | 'ping'>;

export function lateDatabase(open: () => Promise<Database>): LateDatabase {
  const listeners = new Map<() => void, (() => void) | undefined>();
  let opened: Database | undefined;
  let isClosed = false;

  const early: Early = {
    begin: (body) => (opened ? opened.begin(body) : Promise.reject(away())),
    ping: () => (opened ? opened.ping() : Promise.reject(away())),
    async close() {
      isClosed = true;
      await opened?.close();
    },
    onCommit(listener) {
      listeners.set(listener, opened?.onCommit(listener));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
  };

  return {
    db: new Proxy(early as Database, {
      get(own, name) {
        if (Object.hasOwn(own, name)) return Reflect.get(own, name) as unknown;
        // Whether it is a promise is asked of everything that is awaited.
        if (!opened && name !== 'then') throw away();
        const value = opened && (Reflect.get(opened, name) as unknown);
        return typeof value === 'function' ? (value.bind(opened) as unknown) : value;
      },
    }),
    isOpen: () => opened !== undefined,
    async open() {
      if (opened) return;
      const database = await open();
      if (isClosed) return database.close();
      opened = database;
      for (const listener of listeners.keys()) listeners.set(listener, database.onCommit(listener));
    },
  };
}

const away = (): DatabaseAway => new DatabaseAway('The database is not open yet.');
