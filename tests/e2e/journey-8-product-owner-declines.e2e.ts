import { expect, it } from 'vitest';
import type { PersonWindow } from '../../sandbox/browser/person-window.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { openBox } from './support/box.ts';

const ASKED = 'Sort events by distance from my branch.';

const issueIn = ({ github }: Sandbox) => github.world.repositories[0]?.issues[0];

async function escalate(agent: PersonWindow): Promise<void> {
  await agent.button('Triage: ticket 1').click();
  await agent.dialog.getByLabel('No', { exact: true }).first().check();
  await agent.choose('What is it?', 'Enhancement');
  expect(await agent.dialog.getByText('How many are affected?').count()).toBe(0);
  await agent.submit();
  await agent.button('Escalate: ticket 1').click();
  await agent.field('Acceptance criteria').fill('Given my branch, the nearest event stands first');
  await agent.field('User story: as …').fill('a branch editor');
  await agent.field('User story: I want …').fill('the nearest events first');
  await agent.field('User story: so that …').fill('readers find them');
  await agent.dialog.getByLabel('It loses its worth if it comes late').check();
  await agent.submit();
  await agent.card(1).getByText('heron/library#1').waitFor();
}

// Eight changes of window: more than a busy machine does in a minute.
it('journey 8: the product owner asks, declines with a reason, and it comes back with its requester', async () => {
  const { page, sandbox, left, right } = await openBox({ path: '/?left=jonas&right=tomas' });
  await left.write(ASKED);
  await right.card(1).getByText('New').waitFor();
  await right.button('Take it: ticket 1').click();
  await right.card(1).getByText('In progress').waitFor();

  // 1: no computed priority; time-sensitive, so Joan has it at once.
  await escalate(right);
  expect(await right.card(1).getByText('Priority', { exact: true }).count()).toBe(0);
  expect(issueIn(sandbox)?.title).toBe(`[Priority] ${ASKED}`);
  await page.goto(`${sandbox.url}/?left=jonas&right=joan`);
  await right.goTo('Firstline');
  await right.said('It is time-sensitive, and you decide on it').waitFor();

  // 2: a question to tier 1, not to Jonas; the answer comes back.
  await right.button('Ask: ticket 1').click();
  await right.field('What do you want to know?').fill('How many branches want this?');
  await right.submit();
  await right.dialog.waitFor({ state: 'hidden' });
  await page.goto(`${sandbox.url}/?left=jonas&right=tomas`);
  await right.openThread(right.card(1));
  await right.thread.getByText('Joan Mercer asks before deciding').waitFor();
  await left.openThread(left.said(ASKED).first());
  await left.thread.getByText('passed ticket 1 to the engineers').waitFor();
  expect(await left.thread.getByText('How many branches').count()).toBe(0);
  await right.button('Reply: ticket 1').first().click();
  await right.field('Your reply').fill('Hello Jonas, do other branches miss this too?');
  await right.submit();
  await left.thread.getByText('do other branches miss this too?').waitFor();
  await left.reply('Four of us, since the merger.');
  await right.thread.getByText('Four of us, since the merger.').waitFor();
  await right.button('Answer: the question about ticket 1').click();
  expect(await right.field('Your answer').inputValue()).toBe('Four of us, since the merger.');
  await right.submit();
  await right.dialog.waitFor({ state: 'hidden' });

  // 3: refused at the field without a reason; confirmed by what it does.
  await page.goto(`${sandbox.url}/?left=jonas&right=joan`);
  await right.goTo('Firstline');
  const answered = right.said('Tomas Rivera answers what you asked about ticket 1');
  await answered.getByRole('button', { name: 'Decline: ticket 1' }).click();
  await right.submit();
  await right.dialog.locator('.field-error').first().waitFor();
  await right.field('Why').fill('The calendar is replaced this year; sorting is part of that.');
  await right.submit();
  await right.dialog.getByText('Jonas Weber gets a message, the issue is closed as not planned.').waitFor();
  await right.dialog.getByRole('button', { name: 'Keep it' }).waitFor();
  await right.dialog.getByRole('button', { name: 'Decline ticket 1' }).click();
  await right.dialog.waitFor({ state: 'hidden' });

  // 4: Jonas hears from Tomas, and only then it is resolved.
  await page.goto(`${sandbox.url}/?left=jonas&right=tomas`);
  await right.card(1).getByText('Joan Mercer declined it').waitFor();
  await right.card(1).getByText('Waiting on tier 2').waitFor();
  await right.button('Resolve: ticket 1').first().click();
  await expect.poll(() => right.field('Why it is declined').inputValue()).toContain('Hello Jonas');
  await right
    .field('Why it is declined')
    .fill('Hello Jonas, the calendar is replaced this year, and this with it.');
  await right.submit();
  await right.card(1).getByText('Resolved: declined').waitFor();
  await left.openThread(left.said(ASKED).first());
  await left.thread.getByText('Tomas Rivera declined ticket 1 and writes:').waitFor();
  expect(issueIn(sandbox)).toMatchObject({ state: 'closed', stateReason: 'not_planned' });
  expect(issueIn(sandbox)?.labels).toContain('Declined');

  // 5: back within 14 days, on the issue too.
  await page.getByRole('button', { name: '+2 days' }).click();
  await left.reply('But the branches are merging in June.');
  await right.card(1).getByText('In progress').waitFor();
  await right.card(1).getByText('Waits for Joan Mercer').waitFor();
  await sandbox.pass(2 * MINUTE_MS);
  await page.goto(`${sandbox.url}/github/heron/library/issues/1`);
  await page.getByText('Open', { exact: true }).waitFor();
  await page.getByText('being discussed again').waitFor();
  expect(await page.getByText('Needs refining').count()).toBeGreaterThan(0);
}, 120_000);
