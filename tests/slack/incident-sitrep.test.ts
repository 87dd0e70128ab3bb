import { expect, it } from 'vitest';
import { answerTo, declare, headlineOf, pressCard, ROOM } from '../support/incident.ts';
import { openStage, saidIn, submit, topModal } from '../support/stage.ts';

it('INC-7 a sitrep is numbered, in the room and under the headline, and says when the next one comes', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await stage.as('ruth').command(ROOM, '/incident sitrep');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('Sitrep 1, event 1');
  const words = {
    situation: 'Saving fails <!channel> & more',
    actions: 'Restarted',
    needs: 'Joan: a decision',
  };
  expect(await submit(stage.as('ruth'), words)).toEqual({ ok: true });
  await stage.settle();
  const inRoom = (await stage.as('ruth').history(ROOM)).map(saidIn).join('\n');
  const head = await headlineOf(stage);
  const below = (await stage.as('ola').thread('#incidents', head.ts)).map(saidIn).join('\n');
  for (const said of [inRoom, below]) {
    expect(said).toContain('*Sitrep 1, event 1: Saving fails*');
    expect(said).toContain('Saving fails <!channel> & more');
    expect(said).toContain('Commander Ruth Abara');
    expect(said).toMatch(/Next update by <!date\^\d+/);
  }
  expect(saidIn(head)).toContain('Sitrep 1  ·  *Next update by');
  expect(stage.slack.channel('inc-1-saving-fails').topic).toContain('next update by Tue 11:00 EST');
});

it('INC-7 the form begins with the last one’s words, and nothing changed sends a numbered one', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await stage.as('ruth').command(ROOM, '/incident sitrep');
  await submit(stage.as('ruth'), { situation: 'Disk full', needs: 'A bigger one' });
  await stage.settle();
  await pressCard(stage, 'ruth', 'incident.nothing-changed');
  const said = (await stage.as('ruth').history(ROOM)).map(saidIn).join('\n');
  expect(said).toContain('*Sitrep 2, event 1');
  expect(said).toContain('since sitrep 1.');
  await stage.as('ruth').command(ROOM, '/incident sitrep');
  const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
  expect(form).toContain('Disk full');
  expect(form).toContain('A bigger one');
});

it('INC-7 only the commander and whoever holds a role sends one', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  expect(await answerTo(stage, 'lena', '#general', '/incident sitrep 1')).toContain(
    'only the commander and whoever holds a role',
  );
});

it('INC-2 a new title shows in headline, card and topic, and the room keeps its name', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await stage.as('ruth').command(ROOM, '/incident rename Saving & loading fail');
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Saving &amp; loading fail');
  expect(stage.slack.channel('inc-1-saving-fails').topic).toContain('Event 1: Saving');
  await stage.as('ruth').command(ROOM, `/incident rename ${'x'.repeat(150)}`);
  await stage.settle();
  const { topic } = stage.slack.channel('inc-1-saving-fails');
  expect(topic.length).toBeLessThanOrEqual(250);
  expect(topic).toContain('next update by Tue 10:15 EST');
});

it('K-1 a verb outside a room asks which incident, and offers to declare with those words', async () => {
  const stage = await openStage();
  expect(await answerTo(stage, 'ruth', '#general', '/incident sitrep')).toContain('no incident goes on');
  await declare(stage, 'Saving fails');
  await declare(stage, 'Search fails');
  const asked = await answerTo(stage, 'ruth', '#general', '/incident sitrep is late again');
  expect(asked).toContain('Which incident is `sitrep` for?');
  expect(asked).toContain('Search fails');
  expect(asked).toContain('sitrep is late again');
  const [choice] = (await stage.as('ruth').history('#general')).slice(-1);
  if (!choice) throw new Error('Nothing to choose from.');
  const place = { channel: choice.channel, ts: choice.ts };
  await stage.as('ruth').press(place, 'incident.declare-words');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('sitrep is late again');
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id);
  await stage.as('ruth').press(place, 'incident.which');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('Sitrep 1, event 2');
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id);
  await stage.as('ruth').command('#general', '/incident sitrep #2');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('Sitrep 1, event 2');
});
