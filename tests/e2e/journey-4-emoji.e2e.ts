import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

const ASKED = "Search finds nothing for 'story time' since lunch.";

it('journey 4: an emoji files, a flag shows the end, thanks do not reopen, *Not yet* does', async () => {
  const { left, right } = await openBox({ path: '/?left=ben&right=ruth' });
  await left.goTo('heron-editors');
  await right.goTo('heron-editors');
  await left.write(ASKED);
  await right.react(right.said(ASKED));
  const asked = left.said(ASKED).first();
  await asked.locator('.reaction').filter({ hasText: '2' }).waitFor();
  await left.openThread(asked);
  await left.thread.getByText('Ruth Abara filed this for Ben Castellano as ticket 1').waitFor();

  await right.goTo('desk-triage');
  await right.button('Resolve: ticket 1').click();
  await right.choose('How it ended', 'Information provided: we answered');
  await right.field('Last message').fill('Hello Ben, the index was rebuilt at noon. It is complete again.');
  await right.submit();
  await right.card(1).getByText('Resolved: information provided').waitFor();
  const flag = left.thread.locator('.reaction').filter({ hasText: '🏁' });
  await flag.waitFor();

  await left.reply('thanks! 🙏');
  await right.openThread(right.card(1));
  await right.thread.getByText('thanks!').waitFor();
  expect(await right.thread.getByText('Resolved: information provided').count()).toBe(1);
  await left.button('Not yet: ticket 1').click();
  await right.thread.getByText('In progress').waitFor();
  await flag.waitFor({ state: 'hidden' });
});

it('journey 4: a guest’s emoji files nothing', async () => {
  const { sandbox, left, right } = await openBox({ path: '/?left=ben&right=gil' });
  await left.goTo('heron-editors');
  await left.write(ASKED);
  await right.goTo('heron-editors');
  await right.react(right.said(ASKED));
  await left.said(ASKED).locator('.reaction').filter({ hasText: '1' }).waitFor();
  await sandbox.pass(1_000);
  expect(await left.said('ticket 1').count()).toBe(0);
});

it('journey 4: threads of last week that became no ticket are imported in silence', async () => {
  const { left, right } = await openBox({ path: '/?left=jonas&right=ola' });
  await left.goTo('heron-editors');
  await right.goTo('heron-editors');
  await right.write('/ticket list unfiled');
  await right.dialog.getByText('11 messages without a ticket').waitFor();
  for (const words of ['Gallery question', 'summer hours in the footer']) {
    await right.dialog.locator('.block-section').filter({ hasText: words }).getByLabel('Import').check();
  }
  await right.submit();
  await right.dialog.getByText('Nobody is told, called or asked for a rating').waitFor();
  expect(await right.dialog.locator('[type=submit]').textContent()).toBe('Import 2 messages');
  await right.submit();
  await right.dialog.getByText('Tickets 1, 2').waitFor();
  await right.pane.getByRole('button', { name: 'Close', exact: true }).last().click();

  await right.goTo('desk-triage');
  await right.card(2).getByText('Imported by Ola Bergström').waitFor();
  await right.card(1).getByText('Feb 27, 2026 at 09:40').waitFor();
  await right.card(2).getByText('yesterday at 06:00').waitFor();
  await right.openThread(right.card(2));
  await right.thread.getByText('the captions under them vanish when I save').waitFor();
  const asked = left.said('summer hours in the footer').first();
  await asked.locator('.reaction').filter({ hasText: '1' }).waitFor();
  await left.openThread(asked);
  await left.thread.getByText('Only on Millford').waitFor();
  expect(await left.thread.getByText('ticket', { exact: false }).count()).toBe(0);
});
