import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseAway } from './refused.ts';

/** Not SQLITE_LOCKED, which a connection brings upon itself. */
const SQLITE = /^SQLITE_(?:BUSY|FULL|IOERR|PROTOCOL|READONLY|CANTOPEN)/;
/** Connections, resources, shutdown and start, the system's own errors, a standby, a lock, a statement's time. */
const POSTGRES = /^(?:08|53|57P0[1-5]|58|25006|55P03|57014)/;
const NETWORK = /^(?:E(?:CONN|PIPE|NOTFOUND|HOST|NET|TIMEDOUT)|EAI_AGAIN)/;
const DISK = /^E(?:NOSPC|ROFS|IO|DQUOT|MFILE|NFILE|BUSY|STALE)$/;
/** What `pg` says without a code. */
const CUT = /^(?:Connection terminated|timeout exceeded|Client has encountered a connection error)/;

/** Waiting helps: nothing is wrong with what was asked, or with how the desk is set up. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  const said = typeof code === 'string' ? code : '';
  const isCode = [SQLITE, POSTGRES, NETWORK, DISK].some((away) => away.test(said));
  if (isCode || CUT.test(error.message)) return true;
  return error instanceof DrizzleQueryError && isDatabaseAway(error.cause);
}
