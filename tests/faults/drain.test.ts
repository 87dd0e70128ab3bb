import { expect, it } from 'vitest';
import { start } from '../../src/app.ts';
import { DatabaseRefused } from '../../src/db/engines/refused.ts';
import { openDatabase } from '../../src/db/open.ts';
import { listOutbox } from '../../src/db/outbox-watch.ts';
import { listTickets } from '../../src/db/ticket-lists.ts';
import { makeLog } from '../../src/log.ts';
import { openStage } from '../support/stage.ts';
import { settleWholly, twice } from './slack-record.ts';

it('R19 a drain under load loses nothing and leaves no row leased', async () => {
  const stage = await openStage();
  let written = 0;
  for (let round = 0; round < 6; round++) {
    for (let n = 0; n < 4; n++) await stage.as('maya').post('#heron-help', `Map ${++written} is empty.`);
    // Not one turn later than that: events, work and deliveries are all under way.
    for (let turn = 0; turn < round * 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    const from = performance.now();
    await stage.running.drain();
    expect(performance.now() - from).toBeLessThan(5_000);
    const db = await openDatabase(stage.config.database);
    expect(await listOutbox(db, 'leased', 10)).toEqual([]);
    await db.close();
    await stage.restart();
    await stage.slack.clockMoved();
  }
  await settleWholly(stage);
  const { desk, workspaceId } = stage.running;
  expect(await listTickets(desk.db, workspaceId, {}, 100)).toHaveLength(written);
  expect(twice(stage)).toEqual([]);
}, 20_000);

it('R19 a delivery that is slow to arrive is waited for', async () => {
  const stage = await openStage();
  stage.slack.faults.inject({ kind: 'delay', method: 'chat.postMessage', ms: 400, times: 2 });
  await stage.as('maya').post('#heron-help', 'The map is empty.');
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
  await stage.restart();
  await settleWholly(stage);
  const cards = stage.slack.ledger.messages().filter(({ channel, threadTs }) => {
    return channel === stage.slack.channel('desk-triage').id && !threadTs;
  });
  expect(cards).toHaveLength(1);
  expect(twice(stage)).toEqual([]);
});

it('R18 a second start on the same file is refused, and the first goes on undisturbed', async () => {
  const stage = await openStage();
  const calls = stage.slack.ledger.calls().length;
  for (let n = 0; n < 20; n++) {
    const second = start(stage.config, stage.clock.now, makeLog('silent'));
    await expect(second).rejects.toThrow(DatabaseRefused);
    await expect(second).rejects.toThrow(/is in use by another Firstline process\. Stop that one first/);
  }
  expect(stage.slack.ledger.calls()).toHaveLength(calls);
  await stage.as('maya').post('#heron-help', 'The map is empty.');
  await settleWholly(stage);
  const { desk, workspaceId } = stage.running;
  expect(await listTickets(desk.db, workspaceId, {}, 10)).toHaveLength(1);
});
