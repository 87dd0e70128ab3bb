import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('journey 9: seven days of silence, watched from both sides, end with proof and with a way back', async () => {
  const { sandbox, page, left, right } = await openBox();
  const pass = (label: string) => page.getByRole('button', { name: label }).click();
  await left.write('The map on the event pages is gone.');
  await right.card(1).getByText('New').waitFor();
  await right.button('Reply: ticket 1').click();
  await right.field('Your reply').fill('Which browser do you use?');
  await right.field('It asks the requester something').check();
  await right.submit();
  await right
    .card(1)
    .getByText(/follow-up .*Mar 5/)
    .waitFor();
  await left.openThread(left.said('The map on the event pages is gone.').first());
  await left.thread.getByText('Which browser do you use?').waitFor();

  await pass('+2 days');
  await left.thread.getByText(/Tomas Rivera asked you something .* about ticket 1/).waitFor();
  await right
    .card(1)
    .getByText(/closing notice .*Mar 10/)
    .waitFor();

  await pass('+1 week');
  await left.thread.getByText(/we are closing ticket 1/).waitFor();
  const card = right.card(1);
  await card.getByText('Resolved: no response').waitFor();
  for (const what of ['Question', 'Follow-up', 'Closing notice']) {
    await card.getByRole('link', { name: what }).waitFor();
  }
  expect(await left.thread.getByText('Did that do it?').count()).toBe(0);

  await left.button('I still need help: ticket 1').click();
  await right.card(1).getByText('In progress').waitFor();
  expect(sandbox.slack.ledger.calls('chat.postMessage').filter((call) => !call.ok)).toEqual([]);
});

it('snoozes behind More until a day, and wakes on it', async () => {
  const { page, left, right } = await openBox();
  await left.write('The map on the event pages is gone.');
  await right.card(1).getByText('New').waitFor();
  await right.button('More: ticket 1').click();
  await right.button('Snooze…: ticket 1').click();
  await right.dialog.getByLabel('Until').waitFor();
  await right.submit();
  await right.card(1).getByText('Snoozed').waitFor();
  await page.getByRole('button', { name: '+2 days' }).click();
  await right.card(1).getByText('Snoozed').waitFor({ state: 'hidden' });
});
