import { App, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { startSlack } from '../../sandbox/server/index.ts';
import { manifest } from '../support/desk-config.ts';

/** What the desk is built around. Where a newer version does otherwise, so should the desk. */

const deaf: Receiver = { init() {}, async start() {}, async stop() {} };

function appWith(listener: () => Promise<void>): App {
  const app = new App({
    receiver: deaf,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0BOT' }),
    logLevel: LogLevel.ERROR,
  });
  app.error(async () => {});
  app.event('reaction_added', listener);
  return app;
}

const body = {
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'reaction_added', user: 'U1', reaction: 'ticket', item: { type: 'message' } },
};

async function slackHere() {
  const slack = await startSlack({ manifest });
  onTestFinished(() => slack.close());
  return slack;
}

it('R26 F1 Bolt acknowledges an event before its listener runs, and whatever comes of that', async () => {
  const order: string[] = [];
  const app = appWith(async () => {
    order.push('listener');
    throw new Error('It fails.');
  });
  await app.processEvent({ body, ack: async () => void order.push('ack') });
  expect(order).toEqual(['ack', 'listener']);
});

it('R26 F2 Bolt gives every listener of an event the event, not the first alone', async () => {
  const heard: string[] = [];
  const app = appWith(async () => void heard.push('one'));
  app.event('reaction_added', async () => void heard.push('two'));
  await app.processEvent({ body, ack: async () => {} });
  expect(heard.toSorted()).toEqual(['one', 'two']);
});

it('R26 F3 the Web API client by itself posts again when an answer is lost; with our options it does not', async () => {
  const slack = await slackHere();
  const args = { channel: slack.channel('heron-help').id, text: 'Once?' };
  const accepted = () => slack.ledger.calls('chat.postMessage').filter(({ ok }) => ok).length;
  slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage' });
  const options = { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR };
  const eager = new WebClient(slack.credentials.botToken, {
    ...options,
    retryConfig: { minTimeout: 1, maxTimeout: 1 },
  });
  await eager.chat.postMessage(args);
  expect(accepted()).toBe(2);

  slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage' });
  const ours = new WebClient(slack.credentials.botToken, { ...options, retryConfig: { retries: 0 } });
  await expect(ours.chat.postMessage(args)).rejects.toThrow();
  expect(accepted()).toBe(3);
});

it('R26 F4 a 429 is handed on at once with our options', async () => {
  const slack = await slackHere();
  slack.faults.inject({ kind: 'ratelimited', method: 'chat.postMessage', retryAfter: 30 });
  const client = new WebClient(slack.credentials.botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  const refused = client.chat.postMessage({ channel: slack.channel('heron-help').id, text: 'Hello' });
  await expect(refused).rejects.toMatchObject({ retryAfter: 30 });
});

it('R26 F10 stopping Bolt waits for no listener', async () => {
  const slack = await slackHere();
  let release: (() => void) | undefined;
  const isHeld = new Promise<void>((resolve) => {
    release = resolve;
  });
  const receiver = new SocketModeReceiver({
    appToken: slack.credentials.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    token: slack.credentials.botToken,
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  let isOver = false;
  const isHeard = new Promise<void>((resolve) => {
    app.event('reaction_added', async () => {
      resolve();
      await isHeld;
      isOver = true;
    });
  });
  await app.start();
  await slack.deliver(body.event);
  await isHeard;
  await app.stop();
  expect(isOver).toBe(false);
  release?.();
});
