import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('journey 10: a promised date is held at the field; a note sent on is held as well', async () => {
  const { left, right } = await openBox();
  await left.write('/ticket The calendar shows yesterday');
  await left.submit();
  await right.button('Reply: ticket 1').click();
  const reply = right.field('Your reply');
  const draft = await reply.inputValue();
  await right.choose('What you send', 'Status update');
  // Its own draft takes the place of the first one.
  await expect.poll(() => reply.inputValue(), { timeout: 20_000 }).not.toBe(draft);
  await reply.fill('The engineers have started. It should be live by Friday.');
  await right.submit();
  await right.dialog.getByText('Not sent:').waitFor();
  expect(await right.dialog.getByText('“by Friday”').count()).toBeGreaterThan(0);
  expect(await left.said('It should be live').count()).toBe(0);

  await reply.fill('The engineers have started. We write again when you can try it.');
  await right.submit();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('We write again when you can try it.').waitFor();

  await right.openThread(right.card(1));
  await right.reply('It will be done tomorrow');
  await right.button('Send to requester').click();
  await right.thread.getByText('Not sent:').waitFor();
  expect(await left.thread.getByText('tomorrow').count()).toBe(0);
  await right.thread.getByRole('button', { name: /^Send anyway/ }).click();
  await left.thread.getByText('It will be done tomorrow').waitFor();
});
