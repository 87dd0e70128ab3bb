import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { call, recorder, slackFor, socketApp } from './bolt-app.ts';

async function stage() {
  const slack = await slackFor();
  const channel = slack.channel('heron-help').id;
  const post = (text = 'x') => call(slack, 'chat.postMessage', { channel, text });
  return { slack, channel, post };
}

describe('faults of calls', () => {
  it('answers 429 for one channel, once', async () => {
    const { slack, channel, post } = await stage();
    slack.faults.inject({ kind: 'ratelimited', method: 'chat.postMessage', channel, retryAfter: 7 });
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.credentials.botToken}` },
      body: new URLSearchParams({ channel, text: 'x' }),
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await post()).toMatchObject({ ok: true });
    expect(slack.ledger.messages()).toHaveLength(1);
  });

  it('loses a reply after the message was accepted', async () => {
    const { slack, post } = await stage();
    slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage' });
    await expect(post('lost')).rejects.toThrow();
    expect(slack.ledger.messages().map(({ text }) => text)).toEqual(['lost']);
    expect(slack.ledger.calls('chat.postMessage')).toMatchObject([{ ok: true, answered: false }]);
  });

  it('resets before it, fails before it and fails after it', async () => {
    const { slack, post } = await stage();
    slack.faults.inject({ kind: 'reset' });
    await expect(post()).rejects.toThrow();
    slack.faults.inject({ kind: 'server_error', status: 503 });
    await expect(post()).rejects.toThrow();
    expect(slack.ledger.messages()).toHaveLength(0);
    slack.faults.inject({ kind: 'server_error_after' });
    await expect(post()).rejects.toThrow();
    expect(slack.ledger.messages()).toHaveLength(1);
    slack.faults.inject({ kind: 'error', code: 'restricted_action' });
    expect(await post()).toMatchObject({ error: 'restricted_action' });
  });

  it('strikes by chance, the same way each run', async () => {
    const run = async () => {
      const { slack, post } = await stage();
      const stop = slack.faults.inject({ kind: 'error', probability: 0.5 });
      const outcomes: boolean[] = [];
      for (let n = 0; n < 12; n++) outcomes.push((await post()).ok);
      stop();
      expect(await post()).toMatchObject({ ok: true });
      return outcomes;
    };
    const first = await run();
    expect(new Set(first).size).toBe(2);
    expect(await run()).toEqual(first);
  });

  it('delays', async () => {
    const { slack, post } = await stage();
    slack.faults.inject({ kind: 'delay', ms: 30 });
    const startedAt = performance.now();
    await post();
    expect(performance.now() - startedAt).toBeGreaterThan(25);
  });
});

describe('faults of events', () => {
  it('duplicates, drops and reorders them', async () => {
    const { slack } = await stage();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    const say = (text: string) => slack.as('maya').post('#heron-help', text);
    slack.faults.inject({ kind: 'duplicate_event' });
    await say('twice');
    slack.faults.inject({ kind: 'drop_event', event: 'message' });
    await say('never');
    slack.faults.inject({ kind: 'reorder_events', times: 3 });
    for (const text of ['a', 'b', 'c']) await say(text);
    await slack.settled();
    expect(heard.events().map((event) => event.text)).toEqual(['twice', 'twice', 'c', 'b', 'a']);
    expect(heard.bodies[0]?.event_id).toBe(heard.bodies[1]?.event_id);
  });

  it('is away and comes back: nothing of the time between is delivered', async () => {
    const { slack, post } = await stage();
    const heard = recorder();
    await socketApp(slack, heard.listen);
    slack.faults.down(true);
    await expect(post()).rejects.toThrow();
    await slack.as('maya').post('#heron-help', 'unheard');
    slack.faults.down(false);
    while (slack.sockets === 0) await wait(5);
    await slack.as('maya').post('#heron-help', 'heard');
    await slack.settled();
    expect(heard.events().map((event) => event.text)).toEqual(['heard']);
  });
});
