import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

const REQUEST = 'A reader says the newsletter link shows her street and number.';
const TITLE = 'the newsletter link shows';

it('journey 6: *Not sure* becomes a private incident, of which nobody outside finds a trace', async () => {
  const { page, left, right } = await openBox({ path: '/?left=ben&right=tomas' });
  await left.write(REQUEST);
  await right.button('Triage: ticket 1').click();
  await right.dialog.getByLabel('Not sure').check();
  await right.dialog.getByText('When in doubt, declare.').waitFor();
  expect(await right.dialog.getByRole('radio', { name: 'Declare incident' }).isChecked()).toBe(true);
  await right.dialog.getByLabel('It is none').check();
  await right.submit();
  await right.dialog.locator('.field-error').first().waitFor();
  await right.dialog.getByLabel('Declare incident').check();
  await right.submit();

  await right.dialog.getByText('Ticked because it may concern personal data').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.goTo('room-juniper');
  await right.said('room-juniper').first().waitFor();
  await right.goTo('desk-triage');
  await right.card(1).getByText('Paused: an incident').waitFor();
  expect(await right.card(1).getByText(TITLE).count()).toBe(0);
  await left.openThread(left.said(REQUEST));
  await left.thread.getByText('part of a problem that people are working on now').waitFor();

  await page.goto(`${new URL(page.url()).origin}/?left=priya&right=lena`);
  await left.goTo('Firstline');
  await left.said('You are needed in room-juniper').waitFor();
  expect(await left.said(TITLE).count()).toBe(0);
  expect(await right.pane.getByText('room-juniper').count()).toBe(0);
  await right.write('/ticket search newsletter');
  await right.said('Nothing has the words').waitFor();
  await right.write('/incident list');
  await right.said(/No incident/).waitFor();
  await right.goTo('incidents');
  expect(await right.pane.getByText(/juniper|newsletter link/).count()).toBe(0);

  await page.goto(`${new URL(page.url()).origin}/?left=sam&right=tomas`);
  await left.goTo('general');
  await left.write('/incident access room-juniper');
  await left.said('If there is a room-juniper').waitFor();
  await right.goTo('room-juniper');
  await right
    .said('Sam Whitfield asks to be let in')
    .getByRole('button', { name: /^Let in/ })
    .click();
  await left.goTo('room-juniper');
  await left.said('room-juniper').first().waitFor();
});

it('journey 6: what was declared in the open is made private, and what stands in the open tells no cause', async () => {
  const { page, left, right } = await openBox({ path: '/?left=ola&right=tomas' });
  await right.write(`/incident ${TITLE}`);
  await right.submit();
  await left.goTo('incidents');
  await left.said(TITLE).first().waitFor();
  await right.goTo('inc-1-the-newsletter-link-shows');
  await right.button(/^More: event 1/).click();
  await right.dialog.getByRole('button', { name: /^Make it private/ }).click();
  await right.dialog.getByText('This cannot be undone.').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.goTo('room-juniper');
  await right.said('This is event 1, private from here on').first().waitFor();
  await left.said('Event 1 is not followed here any more').first().waitFor();
  expect(await left.pane.getByText(/juniper|newsletter/).count()).toBe(0);
});
