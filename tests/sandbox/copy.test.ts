import { expect, it, onTestFinished } from 'vitest';
import { type EmbeddedSlack, type SlackOptions, startSlack } from '../../sandbox/server/index.ts';
import { testClock } from '../support/clock.ts';
import { manifest } from '../support/desk-config.ts';

async function opened(options: Partial<SlackOptions> = {}): Promise<EmbeddedSlack> {
  const slack = await startSlack({ manifest, now: testClock().now, ...options });
  onTestFinished(() => slack.close());
  return slack;
}

const said = async (slack: EmbeddedSlack) =>
  (await slack.as('ben').history('#general')).map(({ ts, text }) => [ts, text]);

it('a workspace begins as another is, and from then on neither knows of the other', async () => {
  const first = await opened();
  const root = await first.as('maya').post('#general', 'Before');
  await first.as('ben').post('#general', 'An answer', root.ts);
  const seed = first.seed();
  const [copy, other] = [await opened({ seed }), await opened({ seed })];
  expect(await said(copy)).toEqual(await said(first));
  expect(await copy.as('ben').thread('#general', root.ts)).toEqual(
    await first.as('ben').thread('#general', root.ts),
  );
  const { ts } = await copy.as('maya').post('#general', 'In the copy alone');
  expect((await said(first)).flat()).not.toContain(ts);
  for (const slack of [first, other]) expect((await said(slack)).flat()).not.toContain('In the copy alone');
  copy.changePerson('maya', { deleted: true });
  expect([first, copy].map((slack) => slack.as('maya').person.deleted)).toEqual([false, true]);
});
