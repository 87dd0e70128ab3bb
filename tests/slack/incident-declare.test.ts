import { expect, it } from 'vitest';
import { listOutbox } from '../../src/db/outbox-watch.ts';
import { declareAs, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function declared(stage: Stage, who: string, words: string) {
  await stage.as(who).command('#general', `/incident ${words}`);
  expect(await submit(stage.as(who), {})).toEqual({ ok: true });
  await stage.settle();
}

const headlines = async (stage: Stage) => (await stage.as('ola').history('#incidents')).map(saidIn);

it('INC-1 a title is enough: the words after /incident open the form, and enter declares', async () => {
  const stage = await openStage();
  await stage.as('ruth').command('#general', '/incident saving fails in Eastbrook');
  const form = await topModal(stage.as('ruth'));
  expect(JSON.stringify(form.view)).toContain('saving fails in Eastbrook');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  const said = (await headlines(stage)).at(-1);
  expect(said).toContain('Event 1');
  expect(said).toContain('saving fails in Eastbrook');
  expect(said).toContain('Severity unknown');
  expect(said).toContain('Commander Ruth Abara');
});

it('INC-2 it has a room with a topic, a pinned card and its people', async () => {
  const stage = await openStage();
  await declared(stage, 'ruth', 'Saving fails in Eastbrook!');
  const room = stage.slack.channel('inc-1-saving-fails-in-eastbrook');
  expect(room.topic).toContain('commander Ruth Abara');
  expect(room.members).toContain(stage.as('ruth').person.id);
  const card = (await stage.as('ruth').history(`#${room.name}`)).map(saidIn).join('\n');
  expect(card).toContain('Unknown: runs as high');
  expect((await headlines(stage)).at(-1)).toContain(`<#${room.id}>`);
});

it('INC-3 the first responder assesses under a declarer who commands, and may take command', async () => {
  const stage = await openStage();
  await declared(stage, 'ruth', 'Saving fails');
  const [head] = (await stage.as('priya').history('#incidents')).slice(-1);
  if (!head) throw new Error('No headline.');
  const place = { channel: head.channel, ts: head.ts };
  // Whoever answers in the moment of declaring has declared it.
  stage.clock.advance(1_000);
  await stage.as('priya').press(place, 'incident.respond');
  await stage.settle();
  expect((await headlines(stage)).at(-1)).toContain(
    'Assessing  ·  Severity unknown  ·  Commander Ruth Abara',
  );
  await stage.as('priya').press(place, 'incident.command');
  await stage.settle();
  expect((await headlines(stage)).at(-1)).toContain('Commander Priya Nair');
  await stage.as('sam').press(place, 'incident.command');
  await stage.settle();
  expect((await headlines(stage)).at(-1)).toContain('Commander Priya Nair');
});

it('INC-1 the shortcut on a message brings its words and its link', async () => {
  const stage = await openStage();
  const { ts } = await stage.as('ben').post('#heron-editors', 'The newsletter link shows street names');
  await stage.as('ruth').messageShortcut('#heron-editors', ts, 'incident.declare-message');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  const said = (await headlines(stage)).at(-1);
  expect(said).toContain('The newsletter link shows street names');
  expect(said).toContain('Where it began');
});

it('INC-2 a low one is worked on in the headline’s thread', async () => {
  const stage = await openStage();
  await stage.as('ruth').command('#general', '/incident a typo on the map');
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').fill(form.id, {
    severity: { value: { selected_option: { value: 'low' } } },
  });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const [head] = (await stage.as('ola').history('#incidents')).slice(-1);
  expect(head && saidIn(head)).toContain('Work goes on in this thread');
  const thread = await stage.as('ola').thread('#incidents', head?.ts ?? '');
  expect(thread.map(saidIn).join('\n')).toContain('Low');
});

it('INC-15 what belongs under a headline that Slack refuses is looked for less and less often', async () => {
  const stage = await openStage();
  const channel = stage.slack.channel('incidents').id;
  const refused = { kind: 'error', code: 'restricted_action', probability: 1 } as const;
  stage.slack.faults.inject({ ...refused, method: 'chat.postMessage', channel });
  await declared(stage, 'ruth', 'Saving fails');
  await stage.as('ruth').command('#inc-1-saving-fails', '/incident sitrep');
  const words = { situation: 'Nothing is saved', actions: 'looking', needs: 'nothing' };
  expect(await submit(stage.as('ruth'), words)).toEqual({ ok: true });
  const waits = async () => {
    const rows = await listOutbox(stage.running.desk.db, 'pending', 50);
    return rows.flatMap(({ delivery, nextAt }) =>
      delivery.kind === 'incident.sitrep' ? [nextAt.getTime() - stage.clock.now().getTime()] : [],
    );
  };
  await stage.pass(60 * MINUTE_MS);
  expect(await waits()).toHaveLength(1);
  expect(Math.max(...(await waits()))).toBeGreaterThan(30_000);
});

it.each([
  ['unknown', 'Event 1 is declared, and whoever is on duty is called. Its room opens in a moment'],
  ['low', 'Event 1 is declared, and whoever is on duty is told. It is worked on in the thread'],
])('INC-1 whoever is no agent and declares one, severity %s, reads that it is', async (severity, words) => {
  const stage = await openStage();
  await declareAs(stage, 'maya', severity);
  const told = await toldTo(stage, 'maya');
  expect(told).toContain(words);
  expect(told).not.toContain('You are commander');
});
