import type { Database } from '../db/handles.ts';

/** What every service needs from the outside world. Built once in app.ts; tests build their own. */
export interface Desk {
  readonly db: Database;
  readonly now: () => Date;
}
