import { expect, it } from 'vitest';
import { lastIn, press } from '../support/look.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

const answerTo = async (stage: Stage, who: string, line: string) => {
  await stage.as(who).command('#general', line);
  return saidIn(await lastIn(stage, who, '#general'));
};

async function withTicket(): Promise<Stage> {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Event pages lose their map');
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.take');
  return stage;
}

it('keeps a list under a name, for its own person, and narrows it further', async () => {
  const stage = await withTicket();
  expect(await answerTo(stage, 'tomas', '/ticket list mine lost "map" save as Night')).toContain(
    'Saved: `/ticket list night`',
  );
  expect(await answerTo(stage, 'tomas', '/ticket list night')).toContain('My queue, with “lost map”: none.');
  await answerTo(stage, 'tomas', '/ticket list mine save as night');
  expect(await answerTo(stage, 'tomas', '/ticket list night')).toContain('Event pages lose their map');
  expect(await answerTo(stage, 'tomas', '/ticket list night p1')).toContain('My queue, P1: none.');
  expect(await answerTo(stage, 'tomas', '/ticket list nigth')).toContain(
    'Did you mean `/ticket list night`?',
  );
  expect(await answerTo(stage, 'priya', '/ticket list views')).toContain('No saved lists.');
});

it('shows the saved lists and deletes one, however often it is pressed', async () => {
  const stage = await withTicket();
  await answerTo(stage, 'tomas', '/ticket list mine save as night');
  await stage.as('tomas').command('#general', '/ticket list views');
  const views = await lastIn(stage, 'tomas', '#general');
  expect(saidIn(views)).toContain('`/ticket list night`  mine');
  const place = { channel: views.channel, ts: views.ts };
  await Promise.all([
    stage.as('tomas').press(place, 'view.delete'),
    stage.as('tomas').press(place, 'view.delete'),
  ]);
  expect(saidIn(await lastIn(stage, 'tomas', '#general'))).toContain('No saved lists.');
  expect(await answerTo(stage, 'tomas', '/ticket list "night"')).toContain('with “night”: none.');
});

it('lets admins alone save for everybody', async () => {
  const stage = await withTicket();
  expect(await answerTo(stage, 'tomas', '/ticket list unassigned save as new for all')).toContain(
    'only the workspace’s admins',
  );
  await stage
    .as('ola')
    .join('#desk-triage')
    .catch(() => undefined);
  expect(await answerTo(stage, 'ola', '/ticket list unassigned save as fresh for all')).toContain(
    'to everybody',
  );
  expect(await answerTo(stage, 'tomas', '/ticket list fresh')).toContain('Nobody waits for an owner.');
  expect(await answerTo(stage, 'tomas', '/ticket list views')).not.toContain('"Delete"');
  expect(await answerTo(stage, 'ola', '/ticket list views')).toContain('"Delete"');
});

it.each(['mine', 'views', 'p1', 'defect', 'two words', '', '`x`', 'x'.repeat(31)])(
  'refuses %j for a name, and saves nothing',
  async (name) => {
    const stage = await openStage();
    expect(await answerTo(stage, 'tomas', `/ticket list open save as ${name}`)).toContain(
      'Nothing was saved',
    );
    expect(await answerTo(stage, 'tomas', '/ticket list views')).toContain('No saved lists.');
  },
);
