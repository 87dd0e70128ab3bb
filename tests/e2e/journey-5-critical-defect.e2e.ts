import { expect, it } from 'vitest';
import type { PersonWindow } from '../../sandbox/browser/person-window.ts';
import { type Box, openBox } from './support/box.ts';

const ASKED = 'Since the theme update every branch home page shows a strip of raw code above the banner.';
const HOUR_MS = 60 * 60 * 1000;

/** Heron's themes are a component of their own, which the shipped policy cannot know. */
async function addTheme({ slack }: Box['sandbox']): Promise<void> {
  const ola = slack.as('ola');
  await ola.command('#general', '/desk policy');
  const [page] = await ola.modals();
  await ola.press({ viewId: page?.id ?? '' }, 'policy.add-component', { value: 'component' });
  const form = (await ola.modals()).at(-1);
  await ola.fill(form?.id ?? '', { name: { value: { value: 'Theme' } } });
  await ola.submit(form?.id ?? '');
  for (const left of await ola.modals()) await ola.closeModal(left.id, true);
}

/** Thursday 5 March, 15:00 in New York: Lena has asked, and Tomas looks. */
async function asked(): Promise<Box> {
  const box = await openBox({ path: '/?left=lena&right=tomas', before: addTheme });
  await box.sandbox.pass(53 * HOUR_MS);
  await box.left.goTo('heron-help');
  await box.left.write(ASKED);
  await box.right.goTo('desk-triage');
  await box.right.card(1).waitFor();
  return box;
}

async function answerImpact(who: PersonWindow, answers: Readonly<Record<string, string>>) {
  for (const [question, answer] of Object.entries(answers)) await who.choose(question, answer);
}

const CRITICAL = {
  'How many are affected?': 'Many',
  'Is it highly visible?': 'Yes',
  'Does it have lasting effects, or change data?': 'No',
  'What does it block?': 'Nothing',
} as const;

async function triageAsDefect(who: PersonWindow) {
  await who.button('Triage: ticket 1').click();
  await who.dialog.getByText('Could a production system be compromised').waitFor();
  await who.dialog.getByRole('radio', { name: 'No', exact: true }).check();
  await who.choose('What is it?', 'Defect');
  await who.dialog.getByRole('radio', { name: 'No, it is broken' }).check();
  await answerImpact(who, CRITICAL);
  await who.dialog.getByText('P1, critical defect').waitFor();
}

it('journey 5: the priority follows from the answers as they change, and says why', async () => {
  const { right } = await asked();
  await triageAsDefect(right);
  const because = (words: string) => right.dialog.getByText(words).waitFor();
  await because('P1, critical defect, because many people are affected and it is highly visible.');
  await answerImpact(right, { 'How many are affected?': 'Some', 'Is it highly visible?': 'No' });
  await because('P2, because some people are affected.');
  await answerImpact(right, { 'How many are affected?': 'Few' });
  await because('P3, because few people are affected and nothing important is blocked.');
  await answerImpact(right, { 'Does it have lasting effects, or change data?': 'Minimal' });
  await because('P2, because it has minimal lasting effects.');
});

async function callsTo(sandbox: Box['sandbox'], who: string) {
  const said = await sandbox.slack.as(who).history('@firstline');
  return said.filter(({ text }) => text.includes('calls you to ticket 1'));
}

it('journey 5: a critical defect calls three people once, tells its requester, and another priority needs a reason', async () => {
  const { sandbox, page, left, right } = await asked();
  await triageAsDefect(right);
  await right.choose('Component', 'Theme');
  await right.submit();
  // The message to the requester is drafted at once.
  await expect
    .poll(() => right.field('Your reply').inputValue())
    .toContain('this is a critical problem. The engineers have been called');
  await right.submit();
  await left.openThread(left.said(ASKED).first());
  await left.thread.getByText('this is a critical problem').waitFor();

  const card = right.card(1);
  const onCard = [
    'P1, critical defect, because many people are affected and it is highly visible',
    'many affected, highly visible, no lasting effects, blocks nothing',
    'Critical defect · Defect',
    'Theme',
    // Two business days after Thursday: neither Saturday nor Sunday counts.
    'Mar 9, 2026 at 20:00',
  ];
  for (const words of onCard) await card.getByText(words, { exact: false }).first().waitFor();
  for (const who of ['priya', 'dele', 'joan']) {
    const calls = await callsTo(sandbox, who);
    expect(calls, who).toHaveLength(1);
    expect(JSON.stringify(calls), who).toContain('I take it');
  }
  await right.openThread(card);
  await right.thread.getByText('@Priya Nair').waitFor();
  expect(await right.thread.getByText('@Priya Nair').count()).toBe(1);

  await page.goto(`${sandbox.url}/?left=priya&right=ola`);
  await right.goTo('desk-triage');
  await right.button('Triage: ticket 1').click();
  await right.choose('Another priority', 'P2');
  await right.submit();
  await right.dialog.getByText('The answers say P1. Say why it is P2.').waitFor();
  await right.field('Reason for another priority').fill('pilot branches only');
  await right.submit();
  await right.card(1).getByText('P2, because pilot branches only').waitFor();

  await right.button('More: ticket 1').click();
  await right.dialog.getByRole('button', { name: /Why these deadlines/ }).click();
  await right.dialog
    .getByText('From here on 20 business days (P2); before that 2 business days (P1).')
    .waitFor();
  await right.button('Close').last().click();

  await right.button('Undo').last().click();
  await right.card(1).getByText('P1, critical defect, because').waitFor();
  await right.openThread(right.card(1));
  await right.thread.getByText('Nobody is called again.').waitFor();
  expect(await callsTo(sandbox, 'priya')).toHaveLength(1);
});
