import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openSqlite } from '../../src/db/engines/sqlite.ts';
import type { Database } from '../../src/db/handles.ts';
import { transact } from '../../src/db/transact.ts';
import { closedAfterwards, testFile } from '../support/engines.ts';
import { addTicket, fileTicket, keysOf, noon } from './ticket-row.ts';

/** The desk's database, and another connection to see what the file has. */
function openBoth(): { db: Database; other: Sqlite.Database } {
  const path = testFile();
  const db = closedAfterwards(openSqlite(path));
  const other = new Sqlite(path);
  onTestFinished(() => void other.close());
  return { db, other };
}

/** Every statement of every connection, until the test ends. */
function countedCommits(): () => number {
  let commits = 0;
  const prepare = Sqlite.prototype.prepare;
  const spy = vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (
    this: Sqlite.Database,
    source,
  ) {
    const statement = prepare.call(this, source);
    const run = statement.run.bind(statement);
    const counted = () => {
      commits++;
      return run([]);
    };
    return source === 'commit' ? Object.assign(statement, { run: counted }) : statement;
  });
  onTestFinished(() => spy.mockRestore());
  return () => commits;
}

it('keeps exactly the good ones of a thousand at once, and answers each after its commit', async () => {
  const commits = countedCommits();
  const { db, other } = openBoth();
  const isThere = other.prepare('select 1 from tickets where source_key = ?');
  const bad = fc.sample(fc.boolean(), { numRuns: 1000, seed: 7 });

  const answers = await Promise.all(
    bad.map((isBad, i) =>
      transact(db, async (tx) => {
        const ticket = await addTicket(tx, { sourceKey: `k${i}` });
        expect(isThere.get(`k${i}`)).toBeUndefined();
        if (isBad) throw new Error('no');
        return ticket;
      }).then(
        (ticket) => isThere.get(ticket.sourceKey) !== undefined,
        (error: Error) => error.message,
      ),
    ),
  );

  expect(answers).toEqual(bad.map((isBad) => (isBad ? 'no' : true)));
  expect(await keysOf(db)).toEqual(bad.flatMap((isBad, i) => (isBad ? [] : [`k${i}`])));
  expect(commits()).toBeGreaterThan(0);
  expect(commits()).toBeLessThan(200);
});

it('shows each the rows of those before it in the group, and none of one that failed', async () => {
  const { db } = openBoth();
  const count = () => transact(db, async (tx) => tx.$count(tx.tables.tickets));
  const failing = () =>
    transact(db, async (tx) => {
      await addTicket(tx);
      throw new Error('no');
    }).catch(() => 'failed');
  expect(
    await Promise.all([fileTicket(db), count(), failing(), count(), fileTicket(db), count()]),
  ).toMatchObject([{}, 1, 'failed', 1, {}, 2]);
});

it('rejects every one of a group whose commit fails, and keeps nothing', async () => {
  const { db, other } = openBoth();
  // A group ends after 10 ms, which on a busy machine may pass before it is whole.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
  // A deferred foreign key is checked at the commit.
  other.exec(`
    create table parents (id integer primary key);
    create table children (parent integer references parents (id) deferrable initially deferred);
    create trigger orphan after insert on tickets when new.summary = 'orphan'
      begin insert into children values (99); end;`);
  const group = await Promise.allSettled([
    fileTicket(db),
    fileTicket(db, { summary: 'orphan' }),
    fileTicket(db),
    transact(db, async () => Promise.reject(new Error('its own'))),
  ]);
  for (const one of group)
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' } });
  expect(await keysOf(db)).toEqual([]);
  await fileTicket(db, { sourceKey: 'next' });
  expect(await keysOf(db)).toEqual(['next']);
});

it('rejects those SQLite undid together, and goes on with the next', async () => {
  const { db, other } = openBoth();
  other.exec(
    `create trigger undo after insert on tickets when new.summary = 'undo' begin select raise(rollback, 'all gone'); end`,
  );
  const all = await Promise.allSettled([
    fileTicket(db),
    fileTicket(db, { summary: 'undo' }),
    fileTicket(db, { sourceKey: 'next' }),
  ]);
  expect(all).toMatchObject([
    { status: 'rejected', reason: { message: 'all gone' } },
    { status: 'rejected', reason: { message: 'all gone' } },
    { status: 'fulfilled' },
  ]);
  expect(await keysOf(db)).toEqual(['next']);
});

it('lets the event loop turn between groups, and does not wait for company', async () => {
  const { db } = openBoth();
  const order: string[] = [];
  const alone = fileTicket(db).then(() => order.push('alone'));
  await alone;
  const many = Array.from({ length: 200 }, (_, i) => fileTicket(db).then(() => order.push(`${i}`)));
  const turn = () => setImmediate(() => void (order.push('turn') < 220 && turn()));
  turn();
  await Promise.all(many);
  const turns = order.filter((what, i) => what === 'turn' && /\d/.test(order[i - 1] ?? '')).length;
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(order.filter((what) => /\d/.test(what))).toEqual(Array.from({ length: 200 }, (_, i) => `${i}`));
});

it('never runs two bodies at once', async () => {
  const { db } = openBoth();
  let inside = 0;
  await Promise.all(
    Array.from({ length: 100 }, () =>
      transact(db, async (tx) => {
        expect(++inside).toBe(1);
        await addTicket(tx);
        await tx.$count(tx.tables.tickets);
        inside--;
      }),
    ),
  );
});

it('waits for another process that writes, without holding up its own', async () => {
  const { db, other } = openBoth();
  other.exec('begin immediate');
  const waiting = fileTicket(db, { sourceKey: 'waited' });
  let turned = false;
  setTimeout(() => {
    turned = true;
    other.exec('commit');
  }, 80);
  await waiting;
  expect(turned).toBe(true);
});

it('tells of every commit that wrote something, once for a group', async () => {
  const { db } = openBoth();
  let heard = 0;
  const stop = db.onCommit(() => heard++);
  await Promise.all([fileTicket(db), fileTicket(db)]);
  expect(heard).toBe(1);
  await transact(db, async (tx) => tx.$count(tx.tables.tickets));
  await transact(db, async (tx) => {
    await addTicket(tx, { filedAt: noon });
    throw new Error('no');
  }).catch(() => {});
  expect(heard).toBe(1);
  stop();
  await fileTicket(db);
  expect(heard).toBe(1);
});

it('those who are answered together and come back one after another share a commit again', async () => {
  const db = closedAfterwards(openSqlite(testFile()));
  let commits = 0;
  db.onCommit(() => {
    commits += 1;
  });
  const client = async (slowness: number) => {
    for (let i = 0; i < 20; i++) {
      await fileTicket(db);
      for (let turns = 0; turns < slowness; turns++) await new Promise((next) => setImmediate(next));
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, slowness) => client(slowness)));
  // 138 where nobody waits for company; how many fewer depends on how fast the turns of the machine are.
  expect(commits).toBeLessThan(110);
});
