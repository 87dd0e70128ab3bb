import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';
import { assess } from './support/incident.ts';

const ROOM = 'inc-1-saving-fails-in-eastbrook';

it('journey 11: an issue exists at once, and the first sitrep stands on it', async () => {
  const { page, sandbox, right } = await openBox({ path: '/?left=priya&right=ruth' });
  await right.goTo('general');
  await right.write('/incident saving fails in Eastbrook');
  await right.dialog.getByText('What is wrong?').waitFor();
  await right.submit();
  await right.goTo(ROOM);
  await right
    .button(/^Assess/)
    .first()
    .waitFor();
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
