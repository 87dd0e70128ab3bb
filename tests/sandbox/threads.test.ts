import { expect, it } from 'vitest';
import type { Push } from '../../sandbox/server/protocol.ts';
import { call, recorder, slackFor, socketApp } from './bolt-app.ts';

it('a thread is followed by whoever began it, wrote in it or is named in it', async () => {
  const slack = await slackFor();
  const channel = slack.channel('heron-help').id;
  const mayaId = slack.as('maya').person.id;
  const { ts } = await call(slack, 'chat.postMessage', { channel, text: `<@${mayaId}> Ticket 1` });
  await call(slack, 'chat.postMessage', { channel, thread_ts: ts, text: 'Which browser?' });
  await slack.as('ben').post('#heron-help', 'Same here', String(ts));

  const newIn = async (handle: string) =>
    (await slack.as(handle).window()).threads.filter((one) => one.ts === ts).map((one) => one.unread);
  expect(await newIn('maya')).toEqual([2]);
  expect(await newIn('ben')).toEqual([0]);
  expect(await newIn('lena')).toEqual([]);

  const pushes: Push[] = [];
  slack.onPush('maya', (push) => pushes.push(push));
  await slack.as('maya').markThreadRead('#heron-help', String(ts));
  await slack.as('ben').post('#heron-help', 'Still', String(ts));
  expect(pushes.flatMap((push) => (push.kind === 'thread' ? [push.thread.unread] : []))).toEqual([0, 1]);
  await slack.as('maya').post('#heron-help', 'Firefox', String(ts));
  expect(await newIn('maya')).toEqual([0]);
});

it('nothing of the first days’ talk is new to anybody', async () => {
  const slack = await slackFor();
  const { threads } = await slack.as('lena').window();
  expect(threads.length).toBeGreaterThan(1);
  expect(threads.filter(({ unread }) => unread > 0)).toEqual([]);
});

it('people set a status, and an admin deactivates an account: the app hears of both', async () => {
  const slack = await slackFor();
  const heard = recorder();
  await socketApp(slack, heard.listen);
  await slack.as('tomas').setStatus(':palm_tree:', 'Vacationing');
  await expect(slack.as('tomas').setActive('maya', false)).rejects.toThrow('restricted_action');
  await slack.as('ola').setActive('maya', false);
  await slack.settled();
  expect(heard.events()).toMatchObject([
    { type: 'user_change', user: { name: 'tomas', profile: { status_emoji: ':palm_tree:' } } },
    { type: 'user_change', user: { name: 'maya', deleted: true } },
  ]);
  expect(slack.channel('heron-help').members).not.toContain(slack.as('maya').person.id);
  await expect(slack.as('maya').post('#heron-help', 'x')).rejects.toThrow('account_inactive');
  await slack.as('ola').setActive('maya', true);
  await slack.as('maya').join('#heron-help');
  await slack.as('maya').post('#heron-help', 'Back');
});
