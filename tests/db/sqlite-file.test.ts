import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { DatabaseRefused, openDatabase } from '../../src/db/open.ts';
import { closedAfterwards, testFile, testFolder } from '../support/engines.ts';
import { fileTicket, keysOf } from './ticket-row.ts';

/** As an operator's shell would. */
function change(path: string, statements: string): void {
  const connection = new Sqlite(path);
  connection.exec(statements);
  connection.close();
}

it('F6 has every connection flush what it commits, enforce foreign keys and wait for others', async () => {
  const opened: Sqlite.Database[] = [];
  const pragma = Sqlite.prototype.pragma;
  const spy = vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function (
    this: Sqlite.Database,
    ...args
  ) {
    if (!opened.includes(this)) opened.push(this);
    return pragma.apply(this, args);
  });
  onTestFinished(() => spy.mockRestore());
  closedAfterwards(await openDatabase(testFile()));
  spy.mockRestore();

  expect(opened.map((connection) => connection.readonly)).toEqual([false, true]);
  for (const connection of opened) {
    const setting = (name: string) => connection.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('busy_timeout')).toBeGreaterThan(0);
  }
});

it('R18 is one process’s alone, until that ends', async () => {
  const path = testFile();
  const db = await openDatabase(path, { exclusive: true });
  await fileTicket(db, { sourceKey: 'first' });

  const script = `
    import { openDatabase } from ${JSON.stringify(join(process.cwd(), 'src/db/open.ts'))};
    await openDatabase(${JSON.stringify(path)}, { exclusive: true }).catch((error) => {
      process.stdout.write(String(error));
      process.exit(3);
    });`;
  const second = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  const refused = await second().catch((error: { code: number; stdout: string }) => error);
  expect(refused).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('in use by another Firstline process'),
  });

  await fileTicket(db, { sourceKey: 'second' });
  expect(await keysOf(db)).toEqual(['first', 'second']);
  await expect(openDatabase(path, { exclusive: true })).rejects.toThrow(DatabaseRefused);
  // A command beside the desk.
  const beside = closedAfterwards(await openDatabase(path));
  expect(await keysOf(beside)).toEqual(['first', 'second']);

  await db.close();
  const next = closedAfterwards(await openDatabase(path, { exclusive: true }));
  expect(await keysOf(next)).toEqual(['first', 'second']);
});

it('makes the folder, and keeps what was written', async () => {
  const path = join(testFolder(), 'data', 'deeper', 'firstline.db');
  const db = await openDatabase(path);
  await fileTicket(db, { sourceKey: 'kept' });
  await db.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(await keysOf(closedAfterwards(await openDatabase(path)))).toEqual(['kept']);
});

it('refuses a place it cannot use, in one line that says what to do', async () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'directory'));
  writeFileSync(
    join(folder, 'text'),
    'These are words, and not a database at all, however long one reads. '.repeat(99),
  );
  const refusals: ReadonlyArray<readonly [place: string, message: string]> = [
    ['directory', 'is a folder. Name a file in it, such as'],
    ['text', 'is not a SQLite database'],
    ['text/firstline.db', 'cannot be made'],
  ];
  for (const [place, message] of refusals) {
    const error = await openDatabase(join(folder, place)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseRefused);
    expect(String(error)).toContain(message);
    expect(String(error).split('\n')).toHaveLength(1);
  }
  await expect(openDatabase('')).rejects.toThrow(DatabaseRefused);
});

it.skipIf(process.getuid?.() === 0)('refuses a file that this account may not write', async () => {
  const path = testFile();
  chmodSync(path, 0o444);
  await expect(openDatabase(path)).rejects.toThrow('cannot be written');
});

it('refuses a database that a newer version has used', async () => {
  const path = testFile();
  change(path, `insert into __drizzle_migrations (hash, created_at) values ('x', 9999999999999)`);
  const error = await openDatabase(path).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseRefused);
  expect(String(error)).toContain('Start that version again, or restore a backup');
});

it('does not change the tables under a desk that is running', async () => {
  const path = testFile();
  const running = new Sqlite(`${path}.lock`);
  running.exec('begin exclusive');
  change(path, 'delete from __drizzle_migrations');
  await expect(openDatabase(path)).rejects.toThrow('in use by another Firstline process');
  running.close();
});

it('finds what was filed while the search index was missing a trigger', async () => {
  const path = testFile();
  change(
    path,
    `drop trigger tickets_search_update;
     insert into tickets (workspace_id, number, summary, description, requester_id, filed_by_id, door, source_key, filed_at)
     values ('T1', 1, 'unicorn', '', 'U', 'U', 'form', 'k', 0)`,
  );
  const db = closedAfterwards(await openDatabase(path));
  await fileTicket(db, { summary: 'another unicorn', number: 2 });
  expect(await db.$count(db.tables.tickets, db.engine.ticketMatches(['unicorn']))).toBe(2);
});

it('makes a trigger again that an earlier version made otherwise', async () => {
  const path = testFile();
  change(
    path,
    `drop trigger ticket_events_no_update;
     create trigger ticket_events_no_update before update on ticket_events begin select 1; end`,
  );
  await (await openDatabase(path)).close();
  const connection = new Sqlite(path);
  onTestFinished(() => void connection.close());
  expect(
    connection.prepare(`select sql from sqlite_master where name = 'ticket_events_no_update'`).pluck().get(),
  ).toContain('raise(abort');
});
