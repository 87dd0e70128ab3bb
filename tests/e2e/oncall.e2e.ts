import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';

it('PPL-3 Priya sees that she is on duty, is away for a while, and Sam reads that he has it; App Home leads there', async () => {
  const { left, right, sandbox } = await openBox({ path: '/?left=priya&right=sam' });
  await right.goTo('Firstline');
  await right.said('Ola Bergström put you into the rota').waitFor();
  await left.write('/desk oncall');
  await left.dialog.getByText('On duty').first().waitFor();
  await left.dialog.getByText('Sam Whitfield (+1 555 010 0112)').waitFor();
  await left.dialog.getByText('Coming turns').waitFor();
  await left.button('I’m away').click();
  await left.field('From').fill('2026-03-03T09:00');
  await left.field('To').fill('2026-03-04T18:00');
  await left.submit();
  await left.dialog.getByText('This is past. Leave it empty to begin now.').waitFor();
  await left.field('From').fill('');
  await left.submit();
  await left.dialog.getByText('Takeovers and absences').waitFor();
  await left.dialog.getByText(/On duty\s+Sam Whitfield/).waitFor();
  await sandbox.pass(3 * 60 * 60 * 1000);
  await right.said('You are on triage duty now until').waitFor();
  await left.button('Remove').click();
  await left.dialog.getByText(/On duty\s+Priya Nair/).waitFor();
  expect(await left.dialog.getByText('Takeovers and absences').count()).toBe(0);
  await left.button('Close').last().click();
  await left.goTo('Firstline');
  await left.button('Home').click();
  await left.pane.getByText('You are on triage duty').waitFor();
  await left.button('On call: who is on triage duty').click();
  await left.dialog.getByText('Coming turns').waitFor();
});

it('PPL-3 Ola changes the rota, and an agent outside it sees no numbers', async () => {
  const { left, right } = await openBox({ path: '/?left=ola&right=tomas' });
  await left.write('/desk oncall');
  await left.dialog.getByText('2 weeks each; hand-over on Mondays at 10:00').waitFor();
  await left.button('Change the rota').click();
  await left.choose('Length of a turn', '1 week');
  await left.field('Next hand-over on').fill('2026-03-02');
  await left.submit();
  await left.dialog.getByText('This is past.').waitFor();
  await left.field('Next hand-over on').fill('2026-03-10');
  await left.submit();
  await left.dialog.getByText('1 week each; hand-over on Tuesdays at 10:00').waitFor();
  // An agent who is in no rota sees who is called, and no numbers.
  await right.write('/desk oncall');
  await right.dialog.getByText(/On duty\s+Priya Nair/).waitFor();
  expect(await right.dialog.getByText('555').count()).toBe(0);
  expect(await right.button('Change the rota').count()).toBe(0);
});
