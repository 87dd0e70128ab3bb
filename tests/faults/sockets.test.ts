import { App } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { startSlack } from '../../sandbox/server/index.ts';
import { openSockets } from '../../src/integrations/slack/sockets.ts';
import { boltLogger, makeLog } from '../../src/log.ts';
import { manifest } from '../support/desk-config.ts';

it('however often it looks after its connections during an outage, it comes back with two', async () => {
  const slack = await startSlack({ manifest });
  onTestFinished(() => slack.close());
  const log = makeLog('silent');
  let returns = 0;
  const sockets = openSockets({
    appToken: slack.credentials.appToken,
    apiUrl: slack.apiUrl,
    logger: boltLogger(log),
    log,
    onReturn: () => {
      returns++;
    },
    giveUpMs: 0,
  });
  const app = new App({
    token: slack.credentials.botToken,
    receiver: sockets.first,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
    logger: boltLogger(log),
  });
  await app.init();
  await sockets.start(app);
  onTestFinished(() => sockets.stop());
  expect([sockets.openCount(), returns]).toEqual([2, 1]);

  slack.faults.refuseConnections(true);
  slack.disconnectSockets('cut');
  while (sockets.openCount() > 0) await turn();
  for (let beat = 0; beat < 8; beat++) {
    sockets.supervise();
    for (let n = 0; n < 20; n++) await turn();
  }
  slack.faults.refuseConnections(false);
  while (sockets.openCount() < 2) await turn();
  const end = performance.now() + 1_500;
  while (performance.now() < end) await turn();
  expect(slack.sockets).toBe(2);
  expect(returns).toBe(2);
}, 20_000);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
