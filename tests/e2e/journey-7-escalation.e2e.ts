import { expect, it } from 'vitest';
import { MINUTE_MS } from '../support/clock.ts';
import { axeFaults } from './support/axe.ts';
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
  await right
    .card(1)
    .getByText(/Waiting, next try/)
    .waitFor();
  await right
    .card(1)
    .getByText(/GitHub answers 502/)
    .waitFor();
  expect(issues).toEqual([]);
  await drawer.getByLabel('GitHub down').uncheck();
  await sandbox.pass(60 * MINUTE_MS);
  await right.card(1).getByText('heron/library#1').waitFor();
  expect(issues.filter(({ title }) => title.includes('holdings export'))).toHaveLength(1);
  expect(issues[0]?.body).not.toMatch(/Maya|Lindqvist/);

  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'GitHub' }).click();
  const issue = await opened;
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

it('journey 7: previewed, pressed twice, below the epic, and handed to Priya, who takes it', async () => {
  const { page, sandbox, left, right } = await openBox();
  await left.write('/ticket The holdings export leaves out the last row');
  await left
    .field('Tell us more')
    .fill('I use Firefox 130 on Windows 11, on staging.\n1. Open Holdings\n2. Press Export');
  await left.submit();
  await beginTriage(right, 1);
  await answerImpact(right, { reach: 'Some', visible: 'No', lasting: 'No', blocks: 'Nothing' });
  await right.submit();
  await right.button('Escalate: ticket 1').click();
  await right.dialog.getByText('User story: may be left out for a defect').waitFor();
  await right.dialog.getByText('Acceptance criteria: missing').waitFor();
  expect(await right.field('Browser and version').inputValue()).toBe('Firefox 130');
  expect(await right.field('Steps').inputValue()).toBe('1. Open Holdings\n2. Press Export');
  await right.field('Acceptance criteria').fill('Given 250 rows, the file has 250 rows and a header');
  await right.choose('Did the desk see it too?', 'Yes');
  await right.button('Preview: the issue as it will read').click();
  await right.pane.getByText('Nothing has been sent yet.').waitFor();
  await right.pane.getByText(/☐ *Given 250 rows/).waitFor();
  await right.pane.getByText('Back', { exact: true }).click();
  await right.dialog.locator('[type=submit]').dblclick();
  await right.card(1).getByText('heron/library#1').waitFor();
  await right.card(1).getByText('Waiting for Priya Nair to agree').waitFor();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText(/Tomas Rivera passed ticket 1 to the engineers/).waitFor();

  await page.goto(`${sandbox.url}/?left=maya&right=priya`);
  await right.goTo('Firstline');
  await right.button('I take it: ticket 1').click();
  await right.said('You are the engineer of ticket 1').waitFor();
  await right.goTo('desk-triage');
  await right.card(1).getByText('Priya Nair, tier 2').waitFor();

  const github = await page.context().newPage();
  await github.goto(`${sandbox.url}/github/heron/library`);
  await github.getByRole('link', { name: 'Help Desk Intake [Ongoing]' }).click();
  await github.getByRole('heading', { name: 'Sub-issues' }).waitFor();
  await github.getByRole('link', { name: /holdings export/ }).click();
  for (const label of ['Defect', 'Needs refining'])
    await github.getByText(label, { exact: true }).first().waitFor();
  await github.getByText('Replicated by the desk: yes').waitFor();
  expect(await github.getByText(/Maya|Lindqvist/).count()).toBe(0);
  expect(await axeFaults(github)).toEqual([]);
  await github.getByRole('link', { name: 'All issues' }).click();
  expect(await github.getByRole('link', { name: /holdings export/ }).count()).toBe(1);
  expect(await axeFaults(github)).toEqual([]);
});

it('journey 7: nobody starts before Joan accepts; then ticket, issue and requester hear of it, without a date', async () => {
  const { page, sandbox, left, right } = await openBox();
  await left.write('/ticket The holdings export leaves out the last row');
  await left.submit();
  await beginTriage(right, 1);
  await answerImpact(right, { reach: 'Some', visible: 'No', lasting: 'No', blocks: 'Nothing' });
  await right.submit();
  await right.button('Escalate: ticket 1').click();
  await right.field('Acceptance criteria').fill('Given 250 rows, the file has 250 rows and a header');
  await right.submit();
  await right.card(1).getByText('heron/library#1').waitFor();

  await page.goto(`${sandbox.url}/?left=maya&right=priya`);
  await right.goTo('desk-triage');
  await right.write('/ticket start 1');
  await right.said('ticket 1 waits for the product owner, Joan Mercer, to decide').waitFor();

  await page.goto(`${sandbox.url}/?left=maya&right=joan`);
  await right.goTo('Firstline');
  await right.button('Home').click();
  await right.pane.getByText('To decide (1)').waitFor();
  await right.button('Accept and prioritise: ticket 1').click();
  await right.dialog.getByLabel('P2').check();
  await right.dialog.getByLabel('Next: ahead of other work').check();
  await right.submit();
  await right.pane.getByText('To decide (0)').waitFor();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText(/Ticket 1 is accepted: the engineers will take it up/).waitFor();

  await page.goto(`${sandbox.url}/?left=maya&right=priya`);
  await right.goTo('desk-triage');
  await right.card(1).getByText('Joan Mercer accepted it as P2, next').waitFor();
  await right.button('Start work: ticket 1').click();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('The engineers work on ticket 1 now.').waitFor();

  const issue = await page.context().newPage();
  await issue.goto(`${sandbox.url}/github/heron/library/issues/1`);
  await issue.getByText('milestone Next').waitFor();
  expect(await issue.getByText('Needs refining').count()).toBe(0);
  await issue.getByLabel('Comment').fill('The cursor is off by one.');
  await issue.getByRole('button', { name: 'Comment' }).click();
  await issue.getByLabel('Label').fill('Blocked');
  await issue.getByRole('button', { name: 'Put label on' }).click();
  await issue.getByRole('button', { name: 'Take it' }).click();
  await right.openThread(right.card(1));
  await right.thread.getByText('The cursor is off by one.').waitFor();
  await right.thread.getByText('label Blocked put on').waitFor();
  await right.thread.getByText('given to priya').waitFor();
  expect(await left.thread.getByText(/cursor|Blocked|priya/).count()).toBe(0);
  await right.button('Share with requester: this comment').click();
  await left.thread.getByText('The cursor is off by one.').waitFor();
});
