import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

const ROOM = 'drill-1-the-search-is-down';

it('journey 12: a drill says DRILL to whoever meets it, and becomes real when somebody confirms it', async () => {
  const { page, left, right } = await openBox({ path: '/?left=priya&right=ruth' });
  await right.goTo('general');
  await right.write('/incident drill the search is down');
  await right.dialog.getByText('Start a drill').waitFor();
  await right.dialog.getByText('nobody outside is told, and no figure counts it').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await left.goTo('incidents');
  await left.said('DRILL 1').getByText('Practice, run as the real thing').waitFor();
  await left.goTo('Firstline');
  await left.said('DRILL 1').getByText('the search is down').first().waitFor();
  await right.goTo(ROOM);
  await right
    .button(/^More: DRILL 1/)
    .first()
    .click();
  await right.dialog.getByRole('button', { name: /^It is real/ }).click();
  await page.getByText('No drill any more?').waitFor();
  await page.getByRole('button', { name: 'It is real', exact: true }).last().click();
  await right.dialog.getByText('It is Event 1 from now on').waitFor();
  await page.keyboard.press('Escape');
  await right.said('This is no drill').first().waitFor();
  await left.goTo('incidents');
  await left.said('Event 1').getByText('the search is down').first().waitFor();
});
