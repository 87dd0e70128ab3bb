import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('journey 1: a question by /ticket is filed, taken, asked about, answered, resolved and opened again', async () => {
  const { left, right } = await openBox();
  await left.write('/ticket Event pages lose their map');
  await expect.poll(() => left.field('What do you need?').inputValue()).toBe('Event pages lose their map');

  await left.field('What do you need?').fill('ab');
  await left.submit();
  await left.dialog.getByText('Say a little more, in one line.').waitFor();
  await left.field('What do you need?').fill('Event pages lose their map');
  await left.field('Tell us more').fill('Since the update of yesterday. Two pages are affected.');
  await left.button('File ticket').dblclick();
  await left.dialog.waitFor({ state: 'hidden' });
  await left.said('Ticket 1 is with the desk: “Event pages lose their map”').waitFor();
  await right.card(1).getByText('Since the update of yesterday.').waitFor();

  await right.button('Take it: ticket 1').click();
  await right.card(1).getByText('In progress').waitFor();
  await right.card(1).getByText('Tomas Rivera').waitFor();
  await right.button('Reply: ticket 1').click();
  await right.dialog.getByText('Maya Lindqvist reads this').waitFor();
  await right.field('Your reply').fill('Hello Maya, which browser do you use?');
  await right.field('It asks the requester something').check();
  await right.submit();
  await right.card(1).getByText('Waiting on requester').waitFor();

  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('which browser do you use?').waitFor();
  await left.reply('Firefox, the newest.');
  await right.card(1).getByText('In progress').waitFor();
  await right.openThread(right.card(1));
  await right.thread.getByText('Firefox, the newest.').waitFor();

  await right.thread.getByRole('button', { name: 'Resolve: ticket 1' }).click();
  await right.choose('How it ended', 'Done: we changed or made something');
  await right.submit();
  await right.thread.getByText('Resolved: done').waitFor();
  await left.thread.getByText('Tomas Rivera resolved ticket 1').waitFor();
  await left.button('Not yet: ticket 1').click();
  await right.thread.getByText('In progress').waitFor();
  await right.button('Close thread').click();
  expect(await right.card(1).count()).toBe(1);
});

it('journey 1: a command used elsewhere is answered in a direct message', async () => {
  const { left, right } = await openBox();
  await left.goTo('general');
  await left.write('/ticket The reading list is empty');
  await left.submit();
  await right.card(1).getByText('Private').waitFor();
  await left.goTo('Firstline');
  await left.said('Ticket 1 is with the desk').waitFor();
});

it('journey 1: /ticket lists, helps, searches, and offers the nearest verb', async () => {
  const { left, right } = await openBox();
  await left.write('/ticket list');
  await left.said('You have no tickets').waitFor();
  await left.write('/ticket help');
  await left.said('/ticket list').waitFor();
  expect(await left.said('/ticket assign').count()).toBe(0);
  await right.write('/ticket help');
  await right.said('/ticket assign').waitFor();
  await left.write('/ticket lst');
  await left.said('Did you mean').waitFor();
  await left.write('/desk');
  await left.pane.getByRole('listbox').waitFor({ state: 'detached' });

  await left.write('/ticket colour of the sky');
  await expect.poll(() => left.field('What do you need?').inputValue()).toBe('colour of the sky');
  await left.submit();
  await left.said('Ticket 1 is with the desk').waitFor();
  await left.write('/ticket search sky');
  await left.said('Tickets with “sky”').waitFor();
});
