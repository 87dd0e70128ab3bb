import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { type Box, openBox } from './support/box.ts';
import { assess } from './support/incident.ts';

const MINUTE_MS = 60_000;
const ROOM = 'inc-1-saving-fails-in-eastbrook';

/** Ruth, of tier 1, has declared it and stands in its room; Priya watches the headlines. */
async function declared(): Promise<Box> {
  const box = await openBox({ path: '/?left=priya&right=ruth' });
  await box.right.goTo('general');
  await box.right.write('/incident saving fails in Eastbrook');
  await box.right.dialog.getByText('What is wrong?').waitFor();
  await box.right.submit();
  await box.right.goTo(ROOM);
  await box.right.button(/^Assess/).waitFor();
  await box.left.goTo('incidents');
  return box;
}

it('journey 11: assess, sitreps with a reminder, severity, contained, resolved, from the card alone', async () => {
  const { sandbox, page, left, right } = await declared();
  await right
    .button(/^Assess/)
    .first()
    .click();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.dialog.getByText('Please complete this required field.').first().waitFor();
  await page.keyboard.press('Escape');
  await assess(right);
  await right.submit();
  await right.said('Sitrep 1, incident 1: saving fails in Eastbrook').waitFor();
  await left.said('Incident 1').getByText('Severity high').waitFor();

  await sandbox.pass(52 * MINUTE_MS);
  await right.goTo('Firstline');
  await right
    .said('Sitrep 2 of incident 1 is due')
    .getByRole('button', { name: /^Send sitrep/ })
    .click();
  await right.field('Situation').fill('Saving fails for all editors in Eastbrook since 08:40');
  await right.submit();

  await right.goTo(ROOM);
  await right.said('Sitrep 2, incident 1').waitFor();
  await right.button(/^More: incident 1/).click();
  await right.dialog.getByRole('button', { name: /^Severity/ }).click();
  await right.dialog.getByRole('radio', { name: 'Medium' }).check();
  await right.field('Why?').fill('Only Eastbrook is hit');
  await right.submit();
  await right.said('Severity medium, was high: Only Eastbrook is hit').waitFor();

  await right.button(/^Contained/).click();
  await right.submit();
  await left.said('Monitoring, contained since').waitFor();
  await right.button(/^Resolve/).click();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.said('This is the last one.').waitFor();
  await left.said(/Resolved after \d+ min/).waitFor();
  await right.button(/^Reopen/).click();
  await right.dialog.getByText('It is back since').waitFor();
});
