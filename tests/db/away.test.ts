import { WebClient } from '@slack/web-api';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { isDatabaseAway, openDatabase } from '../../src/db/open.ts';
import { listWorkspaces } from '../../src/db/workspaces.ts';
import { isSlackAway } from '../../src/integrations/slack/calls.ts';
import { boltLogger, makeLog } from '../../src/log.ts';
import { closedAfterwards, openTestPostgres, openTestSqlite } from '../support/engines.ts';
import { unreachablePostgres } from '../support/outage.ts';

const failureOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

it('INC-15 what is away is told from what is wrong: a query that fails, on either engine', async () => {
  for (const db of [await openTestSqlite(), await openTestPostgres()]) {
    const twice = failureOf(
      db.begin(async (tx) => {
        const row = { id: 'T1', name: 'Heron', url: 'https://heron.slack.com/', botUserId: 'U1', setup: {} };
        await tx.insert(tx.tables.workspaces).values([row, row]);
      }),
    );
    expect([await twice, isDatabaseAway(await twice)]).toEqual([expect.any(Error), false]);
  }
});

it('INC-15 a line that is cut while PostgreSQL is asked is away, and so is one that cannot be opened', async () => {
  const fault = await unreachablePostgres();
  const db = closedAfterwards(await openDatabase(fault.database));
  await fault.breakIt();
  const asking = [
    () => listWorkspaces(db),
    () => db.ping(),
    () => db.begin(async (tx) => listWorkspaces(tx)),
  ];
  for (const ask of asking) expect(isDatabaseAway(await failureOf(ask()))).toBe(true);
  expect(isDatabaseAway(await failureOf(openDatabase(fault.database)))).toBe(true);
});

it('INC-15 Slack that cannot be reached is no database, nor a table in use by its own connection', async () => {
  const client = new WebClient('xoxb-1', {
    slackApiUrl: 'http://127.0.0.1:1/api/',
    retryConfig: { retries: 0 },
    logger: boltLogger(makeLog('silent')),
  });
  const unreachable = await failureOf(client.auth.test());
  expect([isSlackAway(unreachable), isDatabaseAway(unreachable)]).toEqual([true, false]);
  expect(isDatabaseAway(new Sqlite.SqliteError('database table is locked', 'SQLITE_LOCKED'))).toBe(false);
  expect(isDatabaseAway(new Sqlite.SqliteError('database is locked', 'SQLITE_BUSY'))).toBe(true);
});
