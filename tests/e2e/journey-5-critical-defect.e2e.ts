import { expect, it } from 'vitest';
import { openBox } from './support/box.ts';
import { answerImpact, beginTriage } from './support/triage.ts';

const WORST = { reach: 'Many', visible: 'Yes', lasting: 'No', blocks: 'Nothing' };

it('journey 5: the form counts the priority, the engineers are called, the requester reads no date', async () => {
  const { page, left, right } = await openBox({ path: '/?left=lena&right=tomas' });
  await left.goTo('heron-help');
  await left.write('/ticket Every branch home page shows a strip of raw code above the banner');
  await left.submit();
  await beginTriage(right, 1);
  await answerImpact(right, WORST);
  await right.dialog.getByText(/^P1, critical defect, because many people are affected/).waitFor();
  await answerImpact(right, { ...WORST, reach: 'Some', visible: 'No' });
  await right.dialog.getByText(/^P2, because/).waitFor();
  await answerImpact(right, { ...WORST, reach: 'Few', visible: 'No' });
  await right.dialog.getByText(/^P3, because/).waitFor();
  await answerImpact(right, { ...WORST, reach: 'Few', visible: 'No', lasting: 'Minimal' });
  await right.dialog.getByText(/^P2, because/).waitFor();
  await answerImpact(right, WORST);
  await right.choose('Component', 'Publishing');
  await right.submit();

  const draft = right.field('Your reply');
  await draft.waitFor();
  expect(await draft.inputValue()).toContain('critical problem');
  await right.submit();
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('critical problem').waitFor();

  await right.card(1).getByText('P1').first().waitFor();
  await right.openThread(right.card(1));
  for (const name of ['Priya Nair', 'Dele Adeyemi', 'Joan Mercer']) {
    await right.thread.getByText(`@${name}`).first().waitFor();
  }
  await page.goto(`${new URL(page.url()).origin}/?left=priya&right=tomas`);
  await left.button(/^Firstline, \d unread/).click();
  await left.pane.getByRole('button', { name: /I take it/ }).waitFor();
});
