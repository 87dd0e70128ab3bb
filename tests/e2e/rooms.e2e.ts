import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const LOG = Array.from({ length: 9 }, (_, n) => `08:${40 + n} saving failed`).join('\n');

it('a room is shown as what it is: who comes and goes, what is pinned, that it is over', async () => {
  const { sandbox, page, left, right } = await openBox({
    path: '/?left=priya&right=ruth',
    before: ({ slack }) => void slack.addChannel('room-juniper', 'private', ['ruth', 'firstline']),
  });
  await right.goTo('room-juniper');
  expect(await left.button(/room-juniper/).count()).toBe(0);
  const menu = right.button('More about #room-juniper');

  await menu.click();
  await page.getByRole('menuitem', { name: 'Add people' }).click();
  await page.getByRole('menuitem', { name: /Priya Nair/ }).click();
  await right.said('Priya Nair has joined the channel').waitFor();
  await left.goTo('room-juniper, private');
  await left.pane.locator('.channel-head .icon-lock').waitFor();

  await right.write('@engineers: the drafts live here');
  await right.act(right.said('the drafts live here'), 'Pin to channel');
  await right.said('the drafts live here').getByText('Pinned to the channel').waitFor();
  await left.said('pinned a message to this channel').waitFor();
  await left.button('1 pinned').click();
  await page.getByRole('menuitem', { name: /drafts live here/ }).click();

  const picture = { name: 'disk.png', mimetype: 'image/png', data: PIXEL };
  const log = { name: 'saving.log', mimetype: 'text/plain', data: Buffer.from(LOG).toString('base64') };
  await sandbox.slack.as('ruth').post('#room-juniper', 'The evidence', undefined, [picture, log]);
  await left.pane.getByRole('img', { name: 'disk.png' }).waitFor();
  await left.said('08:40 saving failed').getByText('4 lines more').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await left.button('More about #room-juniper').click();
  await page.getByRole('menuitem', { name: 'Leave channel' }).click();
  await right.said('Priya Nair has left the channel').waitFor();
  await left.pane.getByText('You are no longer in this private channel').waitFor();

  await menu.click();
  await page.getByRole('menuitem', { name: 'Archive channel' }).click();
  await page.getByRole('button', { name: 'Archive channel' }).click();
  await right.pane.getByText('This channel is archived.').waitFor();
  expect(await right.button(/room-juniper, private, archived/).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
});

it('a group is completed, mentioned and counted', async () => {
  const { page, left, right } = await openBox({ path: '/?left=sam&right=ruth' });
  await right.goTo('heron-editors');
  await right.composer.pressSequentially('@engin');
  await page.getByRole('option', { name: /Engineers of Heron/ }).waitFor();
  await right.composer.press('Enter');
  await right.composer.pressSequentially('saving fails');
  await right.composer.press('Enter');
  await right.said('@engineers saving fails').waitFor();
  await left.button(/heron-editors, 1 unread, 1 for you/).click();
  await left.said('saving fails').locator('.mention-me').waitFor();
});
