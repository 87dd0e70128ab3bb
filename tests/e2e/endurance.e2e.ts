import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

/** Generous for a busy machine; a person notices from about a tenth of a second. */
const QUICK_MS = 1_000;

it('500 messages in a channel: opening, going back, typing and sending stay quick', async () => {
  const { left } = await openBox({
    before: async ({ slack }) => {
      const ben = slack.as('ben');
      for (let at = 1; at <= 500; at++) await ben.post('#general', `Line ${at} of the reading list`);
    },
  });
  expect(
    await timed(async () => {
      await left.goTo('general');
      await left.said('Line 500 ').waitFor();
    }),
  ).toBeLessThan(QUICK_MS);
  for (let pages = 0; pages < 12 && (await left.said(/Line 1 of/).count()) === 0; pages++) {
    const before = await left.messages.locator('article').count();
    await left.messages.evaluate((box) => {
      box.scrollTop = 0;
    });
    await expect.poll(() => left.messages.locator('article').count()).toBeGreaterThan(before);
  }
  expect(await left.messages.locator('article').count()).toBe(500);
  await left.messages.evaluate((box) => {
    box.scrollTop = box.scrollHeight;
  });
  expect(await timed(() => left.composer.pressSequentially('the quick brown fox'))).toBeLessThan(QUICK_MS);
  expect(
    await timed(async () => {
      await left.composer.press('Enter');
      await left.said('the quick brown fox').waitFor();
    }),
  ).toBeLessThan(QUICK_MS);
});

it('50 forms in a row open and close, most within half a second', async () => {
  const { page, left } = await openBox();
  const times: number[] = [];
  for (let at = 1; at <= 50; at++) {
    times.push(
      await timed(async () => {
        await left.write(`/ticket number ${at}`);
        await left.dialog.waitFor();
      }),
    );
    await page.keyboard.press('Escape');
    await left.dialog.waitFor({ state: 'hidden' });
  }
  expect(times.toSorted((a, b) => a - b)[25]).toBeLessThan(QUICK_MS / 2);
  await left.write('Still here');
  await left.said('Still here').waitFor();
});

async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}
