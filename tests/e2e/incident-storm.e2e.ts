import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

const WORDS = 'Saving fails on every event page';

it('INC-12 similar tickets suggest an incident, and declaring it takes them along', async () => {
  const { sandbox, page, left, right } = await openBox({ path: '/?left=maya&right=ruth' });
  for (const who of ['lena', 'jonas', 'ben', 'hana']) await sandbox.slack.as(who).post('#heron-help', WORDS);
  await left.goTo('heron-help');
  await left.write(WORDS);
  await right.goTo('desk-triage');
  await right.said('5 similar tickets in').waitFor();
  await right
    .said('5 similar tickets in')
    .getByRole('button', { name: /^Declare incident/ })
    .click();
  await right.dialog.getByText('5 tickets become part of it, and their requesters are told.').waitFor();
  expect(await right.field('What is wrong?').inputValue()).toBe(WORDS);
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.said('Ruth Abara declared event 1').waitFor();
  await right.goTo('inc-1-saving-fails-on-every-event-page');
  await right.said('Tickets 5, requesters 5').waitFor();
});
