import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { openBox } from './support/box.ts';
import { answerImpact, beginTriage } from './support/triage.ts';

it('journey 7: refused at the field, one issue with GitHub down in between, and back to the requester', async () => {
  const { page, sandbox, left, right } = await openBox();
  await left.write('/ticket The holdings export leaves out the last row');
  await left.submit();
  await beginTriage(right, 1);
  await answerImpact(right, { reach: 'Some', visible: 'No', lasting: 'No', blocks: 'Nothing' });
  await right.submit();
  await right.button('Escalate: ticket 1').click();
  await right.dialog.getByText('Acceptance criteria: missing').waitFor();
  await right.submit();
  await right.dialog.locator('.field-error').first().waitFor();
  const { issues = [] } = sandbox.github.world.repositories[0] ?? {};
  expect(issues).toEqual([]);

  await page.getByRole('button', { name: 'Inspector' }).click();
  const drawer = page.getByRole('region', { name: 'Inspector' });
  await drawer.getByLabel('GitHub down').check();
  await right.field('Acceptance criteria').fill('Given 250 rows, the file has 250 rows and a header');
  await right.submit();
  await right.card(1).getByText('Being opened on GitHub').waitFor();
  expect(issues).toEqual([]);
  await drawer.getByLabel('GitHub down').uncheck();
  await sandbox.pass(60 * MINUTE_MS);
  await right.card(1).getByText('heron/library#1').waitFor();
  expect(issues).toHaveLength(1);
  expect(issues[0]?.body).not.toMatch(/Maya|Lindqvist/);

  await page.getByRole('link', { name: 'GitHub' }).click();
  const github = await page
    .context()
    .waitForEvent('page')
    .catch(() => undefined);
  const issue = github ?? page.context().pages().at(-1) ?? page;
  await issue.getByRole('link', { name: /holdings export/ }).click();
  await issue.getByLabel('Comment').fill('/tell The next export has every row.');
  await issue.getByRole('button', { name: 'Comment' }).click();
  await sandbox.pass(2 * MINUTE_MS);
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('The next export has every row.').waitFor();
  await issue.getByRole('button', { name: 'Close as completed' }).click();
  await sandbox.pass(2 * MINUTE_MS);
  await left.thread.getByText(/ready for you to try/).waitFor();
});
