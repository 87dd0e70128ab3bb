import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

it('journey 11: a false alarm needs a reason, is told where it was told before, and frees the ticket', async () => {
  const { page, left, right } = await openBox({ path: '/?left=ben&right=tomas' });
  await left.write('Saving fails with a red bar since ten.');
  await right.card(1).waitFor();
  await right.button(/^More: ticket 1/).click();
  await right.dialog.getByRole('button', { name: /^Declare incident/ }).click();
  await right.dialog.getByText('What is wrong?').waitFor();
  await right.submit();
  await left.openThread(left.said('Saving fails with a red bar'));
  await left.thread.getByText('part of a problem that people are working on now').waitFor();

  await right.goTo('inc-1-saving-fails');
  await right
    .button(/^Assess/)
    .first()
    .click();
  await right.dialog.getByLabel(/^False alarm/).check();
  await right.submit();
  await right.dialog.locator('.field-error').first().waitFor();
  await right.field('Why is it none?').fill('A planned certificate change; saving works again');
  await right.submit();
  await right.dialog.getByText('ends here as a false alarm').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.said('was a false alarm.').first().waitFor();
  await right.goTo('incidents');
  await right.said('False alarm').first().waitFor();
  await left.thread.getByText('was none. Ticket 1 goes on with the help desk as before').waitFor();
  await right.goTo('desk-triage');
  await expect.poll(() => right.card(1).getByText('Paused: an incident').count()).toBe(0);
});
