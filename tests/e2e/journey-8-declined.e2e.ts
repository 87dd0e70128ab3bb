import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('journey 8: the product owner declines with a reason, and an agent tells the requester', async () => {
  const { page, sandbox, left, right } = await openBox({ path: '/?left=jonas&right=tomas' });
  await left.goTo('heron-help');
  await left.write('/ticket Sort events by distance from my branch');
  await left.submit();
  await right.button('Triage: ticket 1').click();
  await right.dialog.getByLabel('No', { exact: true }).first().check();
  await right.choose('What is it?', 'Enhancement');
  await right.submit();
  await right.card(1).getByText('Enhancement').first().waitFor();
  await right.button('Escalate: ticket 1').click();
  await right.field('User story: as …').fill('branch editor');
  await right.field('User story: I want …').fill('events sorted by distance');
  await right.field('User story: so that …').fill('readers find the near ones');
  await right.field('Acceptance criteria').fill('The nearest event stands first');
  await right.submit();
  await right.card(1).getByText('heron/library#1').waitFor();

  await left.button(/^Jonas Weber/).click();
  await page.getByRole('menuitemradio', { name: /Joan Mercer/ }).click();
  await left.goTo('Firstline');
  await left.pane.getByText('To decide (1)').waitFor();
  await left.button(/^Decline/).click();
  await left.submit();
  await left.dialog.locator('.field-error').waitFor();
  await left.field('Why').fill('Few readers look for it.');
  await left.submit();
  await left.dialog.getByText('the issue is closed as not planned').waitFor();
  await left.dialog.getByRole('button', { name: 'Decline ticket 1' }).click();
  await expect.poll(() => sandbox.github.world.repositories[0]?.issues[0]?.state).toBe('closed');

  await right.openThread(right.card(1));
  await right.thread.getByText(/declined this/).waitFor();
  await right.thread
    .getByRole('button', { name: /ticket 1/ })
    .last()
    .click();
  const draft = right.dialog.locator('textarea');
  await draft.waitFor();
  expect(await draft.inputValue()).toContain('Hello Jonas');
  await draft.fill('Hello Jonas, we will not do this. Try the map instead.');
  await right.submit();
  await right.button('Close thread').click();
  await right.card(1).getByText('Resolved: declined').waitFor();

  await left.button(/^Joan Mercer/).click();
  await page.getByRole('menuitemradio', { name: /Jonas Weber/ }).click();
  await left.button(/^Threads, \d unread/).click();
  await page.getByRole('menuitem', { name: /Ticket 1 is with the desk/ }).click();
  await left.thread.getByText('Tomas Rivera declined ticket 1').waitFor();
  await left.thread.getByText('Try the map instead.').waitFor();
  expect(await left.thread.getByText('Few readers').count()).toBe(0);
});
