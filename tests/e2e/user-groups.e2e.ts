import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';
import { answerImpact, beginTriage } from './support/triage.ts';

it('PPL-1 Ola gives tier 2 to @engineers, and Hana, who is in it and is named nowhere, takes a ticket', async () => {
  const { page, sandbox, left, right } = await openBox({
    path: '/?left=ola&right=tomas',
    before: ({ slack }) => slack.changeUsergroup('engineers', { members: ['priya', 'sam', 'hana'] }),
  });
  await left.write('/desk setup');
  const field = left.dialog.getByRole('combobox', { name: 'Tier 2: user groups' });
  await field.fill('@eng');
  await page.getByRole('option', { name: '@engineers · Engineers of Heron' }).click();
  await field.press('Tab');
  expect(await axeFaults(page)).toEqual([]);
  await left.submit();
  await left.dialog.waitFor({ state: 'hidden' });
  await left.goTo('Firstline');
  await left.button('Home').click();
  await left.pane.getByText('@engineers (3)').waitFor();

  await right.write('/ticket The holdings export leaves out the last row');
  await right.submit();
  await right.goTo('desk-triage');
  await beginTriage(right, 1);
  await answerImpact(right, { reach: 'Some', visible: 'No', lasting: 'No', blocks: 'Nothing' });
  await right.submit();
  await right.button('Escalate: ticket 1').click();
  await right.field('Acceptance criteria').fill('Given 250 rows, the file has 250 rows and a header');
  await right.choose('Engineer', 'Hana Sato');
  await right.submit();
  await right.card(1).getByText('Waiting for Hana Sato to agree').waitFor();

  await page.goto(`${sandbox.url}/?left=hana&right=tomas`);
  await left.goTo('Firstline');
  await left.button('I take it: ticket 1').click();
  await left.said('You are the engineer of ticket 1').waitFor();
  await right.goTo('desk-triage');
  await right.card(1).getByText('Hana Sato, tier 2').waitFor();
});
