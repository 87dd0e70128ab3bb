import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

it('leads a newcomer through a question answered, each step checked off as it really happens', async () => {
  const { page, left, right } = await openBox({ tour: true });
  const tour = page.getByRole('complementary', { name: 'Tour' });
  const step = (number: number) => tour.getByText(`Step ${number} of 7`).waitFor();
  await step(1);
  expect(await axeFaults(page)).toEqual([]);
  await left.write('/ticket Event pages lose their map');
  await step(2);
  await left.submit();
  await step(3);
  await right.button('Take it: ticket 1').click();
  await step(4);
  await page.reload();
  await step(4);
  await right.button('Reply: ticket 1').click();
  await right.field('Your reply').fill('Which browser do you use?');
  await right.field('It asks the requester something').check();
  await right.submit();
  await step(5);
  await left.said('Ticket 1 is with the desk').getByText('1 reply').click();
  await left.reply('Firefox');
  await step(6);
  await tour.getByRole('button', { name: 'All steps' }).click();
  expect(await tour.getByText('(done)').count()).toBe(5);
  await right.button('Resolve: ticket 1').click();
  await right.choose('How it ended', 'Done: we changed or made something');
  await right.submit();
  await step(7);
  await left.button('Yes, all good: ticket 1').click();
  await tour.getByText('That was a question, answered.').waitFor();
});

it('the tour stays away once it is put away, and comes back when asked for', async () => {
  const { page } = await openBox({ tour: true });
  const tour = page.getByRole('complementary', { name: 'Tour' });
  await tour.getByRole('button', { name: 'Put the tour away' }).click();
  await tour.waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('button', { name: 'Tour', exact: true }).waitFor();
  expect(await tour.count()).toBe(0);
  await page.getByRole('button', { name: 'Tour', exact: true }).click();
  await tour.getByText('Step 1 of 7').waitFor();
});
