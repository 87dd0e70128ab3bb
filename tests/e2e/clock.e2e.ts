import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('moves the desk’s clock, and what falls due on the way is done', async () => {
  const { page, left, right } = await openBox();
  await left.write('/ticket Event pages lose their map');
  await left.submit();
  await right.button('Resolve: ticket 1').click();
  await right.choose('How it ended', 'Done: we changed or made something');
  await right.submit();
  await right.card(1).getByText('Resolved: done').waitFor();

  const time = page.locator('.clock-time');
  await expect.poll(() => time.textContent()).toMatch(/^Tue, Mar 3, 10:0\d$/);
  await page.getByRole('button', { name: 'next morning' }).click();
  await expect.poll(() => time.textContent(), { timeout: 20_000 }).toMatch(/^Wed, Mar 4, 09:00$/);
  await page.getByRole('button', { name: '+1 week' }).click();
  // A week of the desk is all that falls due in it, hour by hour; whoever looks on sees the days go by.
  const days = new Set<string>();
  async function look(): Promise<string> {
    const shown = (await time.textContent()) ?? '';
    days.add(shown.slice(0, 3));
    return shown;
  }
  await expect.poll(look, { timeout: 20_000, interval: 50 }).toMatch(/^Wed, Mar 11/);
  expect(days.size).toBeGreaterThan(2);
  // One move after another: the button is busy until the last of the week is done.
  await page.locator('.clock [aria-busy=true]').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '+1 week' }).click();
  await right.card(1).getByText('Closed').waitFor({ timeout: 20_000 });
});
