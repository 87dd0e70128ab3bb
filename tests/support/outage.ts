import { copyFileSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { onServer, testDatabase, testFile, testFolder } from './engines.ts';

/** A database that can be broken as the desk runs on it, and mended. */
export interface Breakable {
  readonly database: string;
  breakIt(): Promise<void>;
  mend(): Promise<void>;
}

/** What can happen to a database, by engine and name; each is made before the desk opens it. */
export const FAULTS: Readonly<Record<string, () => Promise<Breakable>>> = {
  'sqlite, a full disk': async () => ofWriters(fill, 'max_page_count = 1000000'),
  'sqlite, read-only': readOnlySqlite,
  'sqlite, locked by somebody else': async () => {
    const database = testFile();
    const other = new Sqlite(database);
    onTestFinished(() => void other.close());
    return {
      database,
      breakIt: async () => void other.exec('begin immediate'),
      mend: async () => void other.exec('rollback'),
    };
  },
  'postgres, read-only': async () => {
    const database = await testDatabase();
    const name = new URL(database).pathname.slice(1);
    const turn = async (on: boolean) => {
      await onServer(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
      await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    };
    return { database, breakIt: () => turn(true), mend: () => turn(false) };
  },
  'postgres, locked by somebody else': async () => {
    const database = await testDatabase();
    const other = new pg.Client(database);
    await other.connect();
    onTestFinished(() => other.end());
    return {
      database,
      breakIt: async () => void (await other.query('begin; select pg_advisory_xact_lock(714002)')),
      mend: async () => void (await other.query('rollback')),
    };
  },
  'postgres, unreachable': unreachablePostgres,
};

/** SQLite refuses every write at once. */
export async function readOnlySqlite(): Promise<Breakable> {
  return ofWriters((writer) => void writer.pragma('query_only = 1'), 'query_only = 0');
}

/** The server is behind a line that can be cut. */
export async function unreachablePostgres(): Promise<Breakable> {
  const address = new URL(await testDatabase());
  const { port } = address;
  const lines = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = dial(Number(port), '127.0.0.1');
    for (const end of [near, far]) {
      lines.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => lines.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const end of lines) end.destroy();
    server.close();
  });
  address.port = String(portOf(server));
  return {
    database: address.href,
    async breakIt() {
      isCut = true;
      for (const end of lines) end.destroy();
    },
    async mend() {
      isCut = false;
    },
  };
}

const portOf = (server: Server): number => (server.address() as { port: number }).port;

/** The file is on a disk that can be taken away, as a volume that is not mounted. */
export async function diskThatGoes(): Promise<Breakable & { readonly put: (file: string) => void }> {
  const folder = testFolder();
  const place = join(folder, 'disk');
  const database = join(folder, 'firstline.db');
  const put = (file: string) => {
    mkdirSync(place, { recursive: true });
    copyFileSync(file, join(place, 'firstline.db'));
  };
  symlinkSync(join(place, 'firstline.db'), database);
  put(testFile());
  const kept = join(folder, 'kept');
  return {
    database,
    put,
    breakIt: async () => renameSync(place, kept),
    mend: async () => renameSync(kept, place),
  };
}

/** On the connections the desk writes by: faults that SQLite itself makes. */
function ofWriters(breakOne: (writer: Sqlite.Database) => void, mending: string): Breakable {
  const connections = watchConnections();
  const writers = () => connections.filter((one) => one.open && !one.readonly);
  return {
    database: testFile(),
    breakIt: async () => writers().forEach(breakOne),
    async mend() {
      for (const writer of writers()) writer.pragma(mending);
    },
  };
}

/** The connections that are opened from now on. */
export function watchConnections(): Sqlite.Database[] {
  const opened: Sqlite.Database[] = [];
  const { pragma } = Sqlite.prototype;
  Sqlite.prototype.pragma = function seen(this: Sqlite.Database, ...args) {
    if (!opened.includes(this)) opened.push(this);
    return pragma.apply(this, args);
  };
  onTestFinished(() => {
    Sqlite.prototype.pragma = pragma;
  });
  return opened;
}

/** Until SQLite itself says that it is full: what is free inside the pages is no room either. */
function fill(writer: Sqlite.Database): void {
  writer.pragma(`max_page_count = ${writer.pragma('page_count', { simple: true })}`);
  const insert = writer.prepare(
    "insert into inbox (workspace_id, dedupe_key, state, attempts, received_at) values ('T', hex(randomblob(4)), 'done', 0, 0)",
  );
  for (;;) {
    try {
      insert.run();
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_FULL') throw error;
      return;
    }
  }
}

const PATIENCE_MS = 15_000;

export async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`It does not come to be: ${look}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
