import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { axeFaults } from './support/axe.ts';
import { type Box, openBox } from './support/box.ts';
import { assess } from './support/incident.ts';

const ROOM = 'inc-1-saving-fails-in-eastbrook';

/** Ruth, of tier 1, has declared it and stands in its room. */
async function declared(): Promise<Box> {
  const box = await openBox({ path: '/?left=priya&right=ruth' });
  const { right } = box;
  await right.goTo('general');
  await right.write('/incident saving fails in Eastbrook');
  await right.dialog.getByText('What is wrong?').waitFor();
  await right.submit();
  await right.goTo(ROOM);
  await right
    .button(/^Assess/)
    .first()
    .waitFor();
  return box;
}

it('journey 11: an issue exists at once, and the first sitrep stands on it', async () => {
  const { page, sandbox, right } = await declared();
  await sandbox.pass(MINUTE_MS);
  const link = right.pane.getByRole('link', { name: 'Tracking issue' }).first();
  expect(await link.getAttribute('href')).toMatch(/\/github\/heron\/library\/issues\/1$/);
  await assess(right);
  await right.submit();
  await right.said('Sitrep 1, incident 1: saving fails in Eastbrook').waitFor();
  await sandbox.pass(MINUTE_MS);

  const github = await page.context().newPage();
  await github.goto((await link.getAttribute('href')) ?? '');
  await github.getByRole('heading', { name: 'Incident 1: saving fails in Eastbrook' }).waitFor();
  await github.getByRole('heading', { name: 'Sitrep 1' }).waitFor();
  await github.getByText('Commander: Ruth Abara').waitFor();
  expect(await axeFaults(github)).toEqual([]);
});

it('journey 11: a follow-up gets its issue with the report, and is done when that is closed', async () => {
  const { page, sandbox, right } = await declared();
  await assess(right);
  await right.submit();
  await right.write('/incident task Watch the disk');
  await right.pane.getByText('Tasks 0 of 1 done').waitFor();
  await right.button(/^Tasks and leads/).click();
  await right.dialog.getByRole('button', { name: /^Make it a follow-up/ }).click();
  await right.dialog.getByText('Follow-up, for later').waitFor();
  await right.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await right.button(/^Resolve/).click();
  await right.submit();
  await right.button(/^Write the report/).click();
  await right.dialog.getByRole('combobox', { name: 'Follow-up: Watch the disk' }).click();
  await page.getByRole('option', { name: /Priya Nair/ }).click();
  await right.dialog.getByLabel('Open an issue in heron/library').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await sandbox.pass(MINUTE_MS);

  const github = await page.context().newPage();
  await github.goto(`${sandbox.url}/github/heron/library`);
  await github.getByRole('link', { name: 'Watch the disk' }).click();
  await github.getByText('Owner: Priya Nair').waitFor();
  await github.getByRole('button', { name: 'Close as completed' }).click();
  await sandbox.pass(2 * MINUTE_MS);
  await right.button(/^Tasks and leads/).click();
  await right.dialog.getByText('Follow-up, for later, done').waitFor();
});
