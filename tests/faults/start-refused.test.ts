import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { start } from '../../src/app.ts';
import { declareAtMachine } from '../../src/cli/incident-act.ts';
import type { Config } from '../../src/config.ts';
import { makeLog } from '../../src/log.ts';
import { machineOf } from '../support/at-machine.ts';
import { testFile, testFolder } from '../support/engines.ts';
import { diskThatGoes } from '../support/outage.ts';
import { openStage } from '../support/stage.ts';
import { pass, startAgain } from '../support/starting.ts';

const MINUTE = 60_000;

describe('what is wrong, and not away, stops the start as ever', () => {
  async function refusedWith(change: (config: Config) => Config, isDown = true): Promise<unknown> {
    const stage = await openStage({ isSetUp: false });
    await stage.running.drain();
    stage.slack.faults.down(isDown);
    return start(change(stage.config), stage.clock.now, makeLog('silent')).then(
      async (running) => {
        onTestFinished(() => running.drain());
        return running.broken;
      },
      (error: unknown) => error,
    );
  }

  it('OPS-4 a wrong policy, with Slack or the database away', async () => {
    const policy = join(testFolder(), 'desk.yml');
    writeFileSync(policy, 'service_hours: never');
    const database = 'postgres://desk:pw@127.0.0.1:1/desk';
    expect(String(await refusedWith((config) => ({ ...config, policy, database })))).toContain(
      'PolicyRefused',
    );
  });

  it('OPS-4 a token that Slack refuses, with the database away', async () => {
    const database = 'postgres://desk:pw@127.0.0.1:1/desk';
    const change = (config: Config) => ({
      ...config,
      database,
      slack: { ...config.slack, botToken: 'xoxb-0000000000-not-the-right-one' },
    });
    expect(await refusedWith(change, false)).toMatchObject({ data: { error: 'invalid_auth' } });
  });

  it('OPS-4 a migration that fails, at once and when the database comes back with it', async () => {
    const broken = testFile();
    const file = new Sqlite(broken);
    file.exec('delete from __drizzle_migrations where id = (select max(id) from __drizzle_migrations)');
    file.close();
    expect(String(await refusedWith((config) => ({ ...config, database: broken }), false))).toMatch(
      /SqliteError/,
    );

    const fault = await diskThatGoes();
    const stage = await openStage({ database: fault.database });
    await stage.pass(MINUTE);
    await stage.running.drain();
    await fault.breakIt();
    const running = await startAgain(stage);
    fault.put(broken);
    expect(String(await running.broken)).toMatch(/SqliteError/);
  });

  it('OPS-4 a token of another app or workspace, when Slack says so: nothing was sent by it', async () => {
    const stage = await openStage();
    await stage.running.drain();
    const file = new Sqlite(stage.config.database);
    file.exec("update workspaces set bot_user_id = 'U0OTHER'");
    file.close();
    const fault = { kind: 'server_error', status: 503, method: 'auth.test', times: 500 } as const;
    const letAnswer = stage.slack.faults.inject(fault);
    const running = await startAgain(stage);
    expect(await declareAtMachine(machineOf(stage).machine, 'saving fails', {})).toBe(0);
    stage.slack.ledger.clear();
    await pass(stage, running, MINUTE);
    expect(stage.slack.ledger.calls('chat.postMessage')).toEqual([]);
    letAnswer();
    expect(String(await running.broken)).toContain('the bot token is of another workspace');
  });
});
