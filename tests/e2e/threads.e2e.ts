import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('an answer in a thread is seen from the side bar, and leads there', async () => {
  const { page, left, right } = await openBox();
  await left.write('/ticket Event pages lose their map');
  await left.submit();
  await left.goTo('general');
  await right.button('Reply: ticket 1').click();
  await right.field('Your reply').fill('I am looking.');
  await right.submit();

  await left.button('Threads, 1 unread').click();
  await page.getByRole('menuitem', { name: /Ticket 1 is with the desk.*#heron-help · 1 new/ }).click();
  await left.thread.getByText('I am looking.').waitFor();
  await left.button('Threads').waitFor();
  expect(await left.button(/^Threads, /).count()).toBe(0);
});

it('people write to each other, and an admin deactivates an account', async () => {
  const { page, left, right } = await openBox({ path: '/?left=lena&right=ola' });
  await left.button('New message').click();
  await page.getByRole('menuitem', { name: /Ola Bergström/ }).click();
  await left.write('Jonas has left us.');
  await right.button(/^Lena Okafor, 1 unread/).click();
  await right.said('Jonas has left us.').waitFor();

  await right.goTo('heron-editors');
  await right.button(/\d+ members/).click();
  await page.getByRole('menuitem', { name: /Jonas Weber/ }).click();
  await right.button('More about Jonas Weber').click();
  await page.getByRole('menuitem', { name: 'Deactivate account' }).click();
  await page.getByRole('button', { name: 'Deactivate account' }).click();
  await right.button('More about Jonas Weber').click();
  await page.getByRole('menuitem', { name: 'Reactivate account' }).waitFor();
});

it('the emoji picker stays in its pane when others write and its message moves on', async () => {
  const { page, sandbox, left } = await openBox();
  await left.goTo('general');
  await left.write('Who can see this?');
  await left.said('Who can see this?').hover();
  await left.said('Who can see this?').getByRole('button', { name: 'Add reaction' }).click();
  const picker = page.locator('.emoji-picker');
  await picker.waitFor();
  for (let n = 1; n <= 25; n++) await sandbox.slack.as('ben').post('#general', `Line ${n}`);
  await left.said('Line 25').waitFor();
  const [box, pane] = [await picker.boundingBox(), await left.pane.boundingBox()];
  expect(box && pane && box.y >= pane.y && box.y + box.height <= pane.y + pane.height).toBe(true);
  await page.getByRole('button', { name: 'pushpin' }).first().click();
});
