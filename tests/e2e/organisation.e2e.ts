import { expect, it } from 'vitest';
import { axeFaults } from './support/axe.ts';
import { openBox } from './support/box.ts';

it('PPL-5 Lena is in @eastbrook: its contract is on her card and in triage, until she leaves it or Tomas says otherwise', async () => {
  const { page, sandbox, left, right } = await openBox({ path: '/?left=lena&right=tomas' });
  await left.goTo('heron-help');
  await left.write('The opening hours on our page are last year’s');
  await right.goTo('desk-triage');
  const facts = 'Eastbrook Branch. Contract: gold. Contact: Rosa Diaz, branch librarian';
  await right.card(1).getByText(facts).waitFor();

  await right.button('Triage: ticket 1').click();
  await right.dialog
    .getByText(`Requester of ${facts}. Agreement: answered by noon (in @eastbrook)`)
    .waitFor();
  await right.dialog.getByRole('radio', { name: 'No', exact: true }).check();
  await right.choose('What is it?', 'Information request');
  expect(await right.dialog.getByRole('combobox', { name: 'Organisation' }).inputValue()).toContain(
    'Eastbrook',
  );
  expect(await axeFaults(page)).toEqual([]);
  await right.submit();
  await right.dialog.waitFor({ state: 'hidden' });

  await right.write('/ticket show 1');
  await right.said('nobody has it yet').getByText(facts).waitFor();
  sandbox.slack.changeUsergroup('eastbrook', { members: ['jonas'] });
  await right.card(1).getByText(facts).waitFor({ state: 'detached' });
});
