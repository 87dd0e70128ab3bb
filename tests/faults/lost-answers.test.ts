import { expect, it } from 'vitest';
import type { Fault } from '../../sandbox/server/index.ts';
import { listDeadLetters } from '../../src/services/outbox/watch-outbox.ts';
import { cardOf, press, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit } from '../support/stage.ts';
import { acceptedPosts, settleWholly, twice } from './slack-record.ts';

const P = 0.3;
const TIMEOUT_MS = 20_000;
const KINDS = ['lost_reply', 'server_error', 'server_error_after', 'reset'] as const;

const file = (name: string) => ({
  name,
  mimetype: 'text/plain',
  data: Buffer.from(`${name} ${'.'.repeat(name.length * 7)}`).toString('base64'),
});

/** Everything a desk sends: cards, acknowledgements, copies both ways, marks, files, answers, endings. */
async function workOn(stage: Stage, number: number): Promise<void> {
  const ben = stage.as('ben');
  const asked = await ben.post('#heron-help', `Search ${number} finds nothing.`, undefined, [
    file(`before-${number}.txt`),
  ]);
  await settleWholly(stage);
  await ben.post('#heron-help', `Still nothing in ${number}.`, asked.ts, [file(`after-${number}.txt`)]);
  await stage.as('tomas').post('#desk-triage', `Looking at ${number}.`, (await cardOf(stage, number)).ts);
  await press(stage, 'tomas', number, 'ticket.reply');
  await submit(stage.as('tomas'), { text: `Look at ${number} again.` });
  await settleWholly(stage);
}

it.each(KINDS)(
  'R6 %s on three calls of ten: each message once, all of them there',
  async (kind) => {
    const stage = await openStage({ slack: { randomSeed: KINDS.indexOf(kind) + 1 } });
    // What opens a form is not the outbox’s: it is asked for while somebody waits.
    const methods = ['chat.postMessage', 'chat.update', 'reactions.add', 'conversations.replies'];
    const uploads = ['conversations.history', 'files.getUploadURLExternal', 'files.completeUploadExternal'];
    for (const method of [...methods, ...uploads, 'conversations.open', 'views.publish']) {
      stage.slack.faults.inject({ kind, method, probability: P } satisfies Fault);
    }
    for (let number = 1; number <= 2; number++) await workOn(stage, number);
    expect(twice(stage)).toEqual([]);
    expect((await listDeadLetters(stage.running.desk)).outgoing).toEqual([]);
    for (let number = 1; number <= 2; number++) {
      const thread = await staffThread(stage, number);
      const said = thread.map(saidIn).join('\n');
      expect(said).toContain(`Still nothing in ${number}.`);
      expect(said).toContain(`Look at ${number} again.`);
      expect(thread.flatMap((message) => message.files).map(({ name }) => name)).toEqual([
        `before-${number}.txt`,
        `after-${number}.txt`,
      ]);
    }
    expect(acceptedPosts(stage).filter(({ answered }) => !answered).length > 0).toBe(
      kind === 'lost_reply' || kind === 'server_error_after',
    );
  },
  TIMEOUT_MS,
);

it('R6 a lost answer that cannot be asked about for a while is still not sent twice', async () => {
  const stage = await openStage();
  const { faults } = stage.slack;
  faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', times: 2 });
  faults.inject({ kind: 'ratelimited', method: 'conversations.history', retryAfter: 40, times: 1 });
  faults.inject({ kind: 'ratelimited', method: 'conversations.replies', retryAfter: 40, times: 1 });
  await stage.as('ben').post('#heron-help', 'Search finds nothing.');
  await settleWholly(stage);
  expect(twice(stage)).toEqual([]);
  expect(texts(await stage.as('tomas').history('#desk-triage')).length).toBeGreaterThan(0);
});

it('R6 two files of one name in one message both arrive, also when the second fails at first', async () => {
  const stage = await openStage();
  const { faults, ledger } = stage.slack;
  const method = 'files.completeUploadExternal';
  const stop = ledger.onEntry((entry) => {
    if (entry.method !== method) return;
    stop();
    faults.inject({ kind: 'server_error', method });
  });
  const named = (words: string) => ({ ...file('image.txt'), data: Buffer.from(words).toString('base64') });
  await stage
    .as('ben')
    .post('#heron-help', 'Two pictures.', undefined, [named('the first'), named('the second one')]);
  await settleWholly(stage);
  const files = (await staffThread(stage, 1)).flatMap((message) => message.files);
  expect(files.map(({ size }) => size)).toEqual([9, 14]);
});
