import { expect, it } from 'vitest';
import { cardOf, lastIn } from '../support/look.ts';
import { openStage, type Stage, saidIn, topModal } from '../support/stage.ts';
import { choose, save, shown } from '../support/triage-form.ts';

async function filed(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('lena').post('#heron-help', 'Every branch home page shows a strip of raw code.');
  await stage.settle();
  return stage;
}

async function said(stage: Stage, command: string, who = 'tomas'): Promise<string> {
  await stage.as(who).command('#desk-triage', command);
  await stage.settle();
  return (await lastIn(stage, who, '#desk-triage')).text;
}

it('TRI-6 puts labels on and takes them off, several at once and of several words', async () => {
  const stage = await filed();
  expect(await said(stage, '/ticket label 1 blocked, Insufficient information')).toBe(
    'Ticket 1: put on Blocked, Insufficient information. It has Blocked, Insufficient information. `/ticket undo 1` takes that back, for 10 minutes.',
  );
  expect(saidIn(await cardOf(stage, 1))).toContain('*Labels*  Blocked  ·  Insufficient information');
  expect(await said(stage, '/ticket label 1 EPIC unknown customer -insufficient information')).toContain(
    'Ticket 1: put on Epic, Unknown customer and took off Insufficient information. It has Blocked, Epic, Unknown customer.',
  );
  expect(await said(stage, '/ticket label #1 epic')).toBe(
    'Ticket 1 is unchanged. It has Blocked, Epic, Unknown customer.',
  );
});

it('TRI-6 a label that does not exist offers the nearest, and changes nothing', async () => {
  const stage = await filed();
  expect(await said(stage, '/ticket label 1 blokced')).toBe(
    'Ticket 1 is unchanged: there is no label “blokced”. Did you mean `/ticket label 1 blocked`?',
  );
  expect(await said(stage, '/ticket label 1 epic, <script>')).toContain(
    'there is no label “&lt;script&gt;”. `/ticket label 1` shows all there are.',
  );
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Labels*');
});

it('TRI-4 a label that says what triage says is changed there', async () => {
  const stage = await filed();
  expect(await said(stage, '/ticket label 1 critical defect')).toContain('`/ticket triage 1` changes that');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('*Labels*');
});

it('TRI-6 without words opens the list of them', async () => {
  const stage = await filed();
  await stage.as('tomas').command('#desk-triage', '/ticket label 1');
  expect(await shown(stage)).toContain('Label ticket 1');
  expect(await shown(stage)).not.toContain('"Defect"');
  await choose(stage, 'labels', ['Blocked']);
  await save(stage);
  expect(saidIn(await cardOf(stage, 1))).toContain('*Labels*  Blocked');
});

it('TRI-6 words that do not fit are a request like any other', async () => {
  const stage = await filed();
  await stage.as('lena').command('#heron-help', '/ticket label printer is jammed');
  expect(JSON.stringify((await topModal(stage.as('lena'))).view)).toContain('label printer is jammed');
});

it('PPL-4 labels are for agents', async () => {
  const stage = await filed();
  await stage.as('lena').command('#heron-help', '/ticket label 1 blocked');
  expect((await lastIn(stage, 'lena', '#heron-help')).text).toContain('only agents');
});
