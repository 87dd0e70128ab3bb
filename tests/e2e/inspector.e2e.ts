import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { type Box, openBox } from './support/box.ts';

async function fileOne({ left, right }: Box): Promise<void> {
  await left.write('/ticket Event pages lose their map');
  await left.submit();
  await right.card(1).waitFor();
}

it('shows each call as it is made, what it used of Slack’s limits, and what one message took', async () => {
  const box = await openBox();
  const { page, left, right } = box;
  await page.getByRole('button', { name: 'Inspector' }).click();
  const drawer = page.getByRole('region', { name: 'Inspector' });
  await drawer.getByText('views.publish').first().waitFor();
  await fileOne(box);
  const line = drawer
    .locator('summary')
    .filter({ hasText: 'chat.postMessage' })
    .filter({ hasText: /blocks \d+\/50/ });
  await line.first().waitFor();
  await drawer.locator('summary').filter({ hasText: 'views.open' }).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await right.act(right.card(1), 'What the bot sent');
  await drawer.getByText('"ticket.take"').waitFor();
  expect(await drawer.locator('summary').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('chat.postMessage')]),
  );
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  expect(await left.dialog.count()).toBe(0);
});

it('with replies lost and calls refused, a ticket is still filed once and told once', async () => {
  const box = await openBox();
  const { page, sandbox, left, right } = box;
  await page.getByRole('button', { name: 'Inspector' }).click();
  const drawer = page.getByRole('region', { name: 'Inspector' });
  await drawer.getByLabel('Lost replies').check();
  await drawer.getByLabel('429').check();
  await page.getByRole('button', { name: 'Inspector · 2 faults on' }).waitFor();
  await fileOne(box);
  await drawer.getByLabel('Lost replies').uncheck();
  await drawer.getByLabel('429').uncheck();
  await sandbox.pass(10 * 60_000);
  await left.said('Ticket 1 is with the desk').waitFor();
  expect(await left.said('Ticket 1 is with the desk').count()).toBe(1);
  expect(await right.card(1).count()).toBe(1);
});

it('a bot whose connection was cut comes back by itself', async () => {
  const box = await openBox();
  const { page, sandbox } = box;
  await page.getByRole('button', { name: 'Inspector' }).click();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Cut; it is coming back.').waitFor();
  await expect.poll(() => sandbox.slack.sockets, { timeout: 10_000 }).toBeGreaterThan(0);
  await fileOne(box);
});
