import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { type Box, openBox } from './support/box.ts';

async function fileOne({ left, right }: Box): Promise<void> {
  await left.write('/ticket Event pages lose their map');
  await left.submit();
  await right.card(1).waitFor();
}

it.each(['light', 'dark'] as const)(
  'passes axe: %s, channels, menu, form with faults, thread, App Home',
  async (colorScheme) => {
    const box = await openBox({ colorScheme });
    const { page, left, right } = box;
    expect(await axeFaults(page)).toEqual([]);

    await left.write('/ticket');
    await left.submit();
    await left.dialog.locator('.field-error').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await left.button('Cancel').click();

    await fileOne(box);
    await right.card(1).hover();
    await right.button('More actions').click();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await right.button('Reply: ticket 1').click();
    await right.field('Your reply').fill('I am looking.');
    await right.submit();
    await left.openThread(left.said('Ticket 1 is with the desk'));
    await left.thread.getByText('I am looking.').waitFor();
    await right.goTo('Firstline');
    await right.pane.getByText('My queue (1)').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  },
);

it('passes axe at 800 px, where one window is shown at a time', async () => {
  const box = await openBox({ viewport: { width: 800, height: 900 } });
  const { page, left, right } = box;
  await left.write('/ticket Event pages lose their map');
  await left.submit();
  await left.said('Ticket 1 is with the desk').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page
    .getByRole('button', { name: /^Tomas Rivera/ })
    .first()
    .click();
  await right.card(1).waitFor();
  expect(await left.pane.isVisible()).toBe(false);
  expect(await axeFaults(page)).toEqual([]);
});

it.each([1280, 800])('nothing is cut off or scrolls sideways at %i px', async (width) => {
  const box = await openBox({ viewport: { width, height: 800 } });
  const { page, left } = box;
  await left.write('/ticket Event pages lose their map');
  await left.dialog.waitFor();
  const wide = () =>
    page
      .locator(':root, .messages, .dialog, .top-bar')
      .evaluateAll((boxes) =>
        boxes
          .filter((one) => one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.className || one.tagName),
      );
  expect(await wide()).toEqual([]);
  await left.submit();
  await left.said('Ticket 1 is with the desk').waitFor();
  expect(await wide()).toEqual([]);
});
