import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('files, takes and answers without a pointer', async () => {
  const { page, left, right } = await openBox();
  const keys = page.keyboard;
  await page.keyboard.press('F6');
  await expect
    .poll(() => left.composer.evaluate((field) => field === field.ownerDocument.activeElement))
    .toBe(true);
  await keys.type('/ti');
  await keys.press('Tab');
  await keys.type('Event pages lose their map');
  await keys.press('Enter');
  await left.dialog.waitFor();
  await expect.poll(() => left.field('What do you need?').inputValue()).toBe('Event pages lose their map');
  await keys.press('Tab');
  await keys.type('Since yesterday.');
  await keys.press('Tab');
  await keys.press('Tab');
  await keys.press('Enter');
  await left.dialog.waitFor({ state: 'hidden' });
  await right.card(1).waitFor();

  await keys.press('F6');
  await keys.press('Shift+Tab');
  await pressUntilFocused('Shift+Tab', 'Take it: ticket 1');
  await keys.press('Enter');
  await right.card(1).getByText('In progress').waitFor();
  await expect.poll(focused).toMatch(/^Firstline, /);
  await pressUntilFocused('Tab', 'Reply: ticket 1');
  await keys.press('Enter');
  await right.dialog.waitFor();
  await keys.type('Hello Maya, I am looking.');
  await keys.press('Escape');
  await right.dialog.waitFor({ state: 'hidden' });
  await expect.poll(focused).toBe('Reply: ticket 1');

  function focused(): Promise<string> {
    return page
      .locator(':focus')
      .first()
      .getAttribute('aria-label', { timeout: 500 })
      .then(String, () => '');
  }

  async function pressUntilFocused(key: string, name: string): Promise<void> {
    for (let presses = 0; presses < 12; presses++) {
      if ((await focused()) === name) return;
      await keys.press(key);
    }
    expect(await focused()).toBe(name);
  }
});
