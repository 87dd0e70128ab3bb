import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('journey 3: a direct message becomes a private ticket, and a later line goes where its writer says', async () => {
  const { left, right } = await openBox({ path: '/?left=jonas' });
  await left.goTo('Firstline');
  await left.button('Messages').click();
  await left.write('hi');
  await left.openThread(left.said('hi'));
  await left.thread.getByText('Tell me what you need').waitFor();
  await left.button('Close thread').click();
  expect(await right.card(1).count()).toBe(0);

  const request = 'My account is locked and the reset mail goes to an address I no longer have.';
  await left.write(request);
  await right.card(1).getByText('Private').waitFor();
  await left.openThread(left.said(request).first());
  await left.thread.getByText('Ticket 1 is with the desk').waitFor();
  await left.button('Close thread').click();

  await right.button('More: ticket 1').click();
  await right.button('Mark sensitive…: ticket 1').click();
  await right.submit();
  await right.card(1).getByText('Sensitive: open to read').waitFor();
  expect(await right.said('address I no longer have').count()).toBe(0);

  await left.write('It says error 403 now.');
  const later = left.said('It says error 403 now.').first();
  await later.locator('.thread-summary').waitFor();
  await left.openThread(later);
  await left.button('Add to that ticket').click();
  await right.openThread(right.card(1));
  await right.thread.locator('article').filter({ hasText: 'Jonas Weber' }).last().waitFor();
});
