import { App } from '@slack/bolt';
import { expect, it, onTestFinished } from 'vitest';
import { type EmbeddedSlack, startSlack } from '../../sandbox/server/index.ts';
import { openSockets, type Sockets } from '../../src/integrations/slack/sockets.ts';
import { boltLogger, makeLog } from '../../src/log.ts';
import { manifest } from '../support/desk-config.ts';

/** A desk's sockets that are given up at once, and the app they are for. */
async function openedSockets() {
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
  onTestFinished(() => sockets.stop());
  const app = new App({
    token: slack.credentials.botToken,
    receiver: sockets.first,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
    logger: boltLogger(log),
  });
  await app.init();
  return { slack, sockets, app, returns: () => returns };
}

/** The tick, for as long as nobody is reached. */
async function lookAfter(sockets: Sockets): Promise<void> {
  for (let beat = 0; beat < 8; beat++) {
    sockets.supervise();
    for (let n = 0; n < 20; n++) await turn();
  }
}

/** Two, and no more that come late. */
async function expectTwo(slack: EmbeddedSlack, sockets: Sockets): Promise<void> {
  while (sockets.openCount() < 2) await turn();
  const end = performance.now() + 1_500;
  while (performance.now() < end) await turn();
  expect(slack.sockets).toBe(2);
}

it('however often it looks after its connections during an outage, it comes back with two', async () => {
  const { slack, sockets, app, returns } = await openedSockets();
  await sockets.start(app);
  expect([sockets.openCount(), returns()]).toEqual([2, 1]);
  slack.faults.refuseConnections(true);
  slack.disconnectSockets('cut');
  while (sockets.openCount() > 0) await turn();
  await lookAfter(sockets);
  slack.faults.refuseConnections(false);
  await expectTwo(slack, sockets);
  expect(returns()).toBe(2);
}, 20_000);

it.each([
  ['before it knows which workspace this is', false],
  ['while it makes them for the first time', true],
])(
  'INC-15 however often it looks after them %s, it has two',
  async (_when, isStarting) => {
    const { slack, sockets, app, returns } = await openedSockets();
    slack.faults.refuseConnections(true);
    const early = isStarting ? sockets.start(app) : undefined;
    await lookAfter(sockets);
    slack.faults.refuseConnections(false);
    await (early ?? sockets.start(app));
    await expectTwo(slack, sockets);
    expect(returns()).toBe(1);
  },
  20_000,
);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
