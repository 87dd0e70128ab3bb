import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { openBox } from './support/box.ts';

it('journey 2: a message of a busy thread is filed with its context, and stays bridged', async () => {
  const { sandbox, left, right } = await openBox({ path: '/?left=lena&right=ruth' });
  for (const person of [left, right]) {
    await person.goTo('heron-editors');
    await person.openThread(person.said('Gallery question'));
  }
  const captions = 'captions under them vanish when I save';
  await right.act(right.thread.locator('article').filter({ hasText: captions }), 'File a ticket');
  await expect.poll(() => right.field('What do you need?').inputValue()).toContain('captions');
  await right.submit();
  await left.thread.getByText('Ruth Abara filed this for Lena Okafor as ticket 1').waitFor();
  // Slack takes one message a second; the pace of the copies is part of the box's time.
  await sandbox.pass(MINUTE_MS);

  await right.goTo('desk-triage');
  await right.openThread(right.card(1));
  await right.thread.getByText('Same for me, all twelve are back.').waitFor();
  await right.thread.getByText('Somebody should tell the desk though.').waitFor();

  await left.reply('It is the same on my tablet.');
  await right.thread.getByText('It is the same on my tablet.').waitFor();
  const mine = left.thread.locator('article').filter({ hasText: 'It is the same on my tablet.' });
  await left.act(mine, 'Edit message');
  await left.thread.getByLabel('Edit message').fill('It is the same on my phone.');
  await left.thread.getByLabel('Edit message').press('Enter');
  await right.thread.getByText('It is the same on my phone.').waitFor();

  await right.reply('looks like the resize job again');
  await right.thread.getByText('Only the team sees this').waitFor();
  expect(await left.said('resize job').count()).toBe(0);
  await right.button('Send to requester').click();
  await left.thread.getByText('looks like the resize job again').waitFor();
});

it('journey 2: a second door to the same message finds the ticket', async () => {
  const { left, right } = await openBox({ path: '/?left=lena&right=ruth' });
  await left.goTo('heron-editors');
  await left.write('The banner covers the menu.');
  await left.act(left.said('The banner covers the menu.'), 'File a ticket');
  await left.submit();
  await left.said('The banner covers the menu.').locator('.thread-summary').waitFor();
  await right.goTo('heron-editors');
  await right.act(right.said('The banner covers the menu.'), 'File a ticket');
  await right.said('This is already ticket 1').waitFor();
});
