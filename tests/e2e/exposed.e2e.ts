import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

const CARD = '4111 1111 1111 1111';

it('INC-11 a note that looks like a card is held, and goes when somebody says that it is none', async () => {
  const { page, left, right } = await openBox();
  await left.write('/ticket Where do I pay?');
  await left.submit();
  await right.openThread(right.card(1));
  await right.reply(`Try the test card ${CARD}`);
  await right.button('Send to requester').click();
  await right.thread.getByText('this looks like a card number (… 1111)').waitFor();
  await right.thread.getByRole('button', { name: /^Edit/ }).click();
  await right.submit();
  await right.dialog.getByText('Not sent yet.').waitFor();
  await right.dialog.getByText('It is none of these').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.dialog.getByRole('button', { name: 'Close' }).first().click();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  expect(await left.thread.getByText('1111').count()).toBe(0);
  await right.thread.getByRole('button', { name: /^It is none, send it/ }).click();
  await left.thread.getByText(CARD).waitFor();
});

it('INC-1 *Same thing here* on a headline takes a word and lets look on', async () => {
  const { left, right } = await openBox();
  await right.write('/incident Saving fails');
  await right.dialog.getByText('What is wrong?').waitFor();
  await right.submit();
  await left.goTo('incidents');
  await left.button(/^Same thing here/).click();
  await left.field('What do you see?').fill('In Millford, too');
  await left.submit();
  await left.dialog.getByText('Added to event 1').waitFor();
  await right.goTo('inc-1-saving-fails');
  await right.said('Same thing here: In Millford, too').first().waitFor();
});
