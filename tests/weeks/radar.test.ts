import { expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { lastIn, press, texts } from '../support/look.ts';
import { ask, askedMaya, live, until } from '../support/silence.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

async function filed(stage: Stage, who: string, text: string): Promise<void> {
  await stage.as(who).post('#heron-help', text);
  await stage.settle();
}

/** Tue 3 March: two have asked, and Ben has had an answer. */
async function twoAsked(): Promise<Stage> {
  const stage = await openStage();
  await filed(stage, 'maya', 'Event pages lose their map.');
  await filed(stage, 'ben', 'Search finds nothing since lunch.');
  await stage.pass(DAY_MS);
  await press(stage, 'tomas', 2, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'Hello Ben, I am looking into it.' });
  await stage.settle();
  return stage;
}

const radarOf = async (stage: Stage, who = 'tomas') => {
  await stage.as(who).command('#general', '/desk radar');
  return saidIn(await lastIn(stage, who, '#general'));
};

const notes = async (stage: Stage) =>
  (await stage.as('tomas').history('#desk-triage')).filter((message) =>
    message.text.startsWith('Silence radar:'),
  );

it('UPD-4 lists open tickets whose requester has heard nothing for three days, the longest silence first', async () => {
  const stage = await twoAsked();
  expect(await radarOf(stage)).toContain('Everybody who waits has heard from us within 3 days.');
  await until(stage, '2026-03-06T14:59:00Z');
  expect(await radarOf(stage)).toContain('Everybody');
  await until(stage, '2026-03-06T15:01:00Z');
  const first = await radarOf(stage);
  expect(first).toContain('1 person has heard nothing for 3 days');
  expect(first).toContain('Maya Lindqvist has heard nothing since <!date^');
  expect(first).not.toContain('Ben Castellano');
  await until(stage, '2026-03-07T15:01:00Z');
  expect(await radarOf(stage)).toMatch(/2 people have.*Maya Lindqvist.*Ben Castellano/s);
  expect(await radarOf(stage, 'maya')).toContain('only agents');
});

it('UPD-4 one click drafts an update, and sending it ends the silence', async () => {
  const stage = await twoAsked();
  await until(stage, '2026-03-07T15:01:00Z');
  const message = await (async () => {
    await radarOf(stage);
    return lastIn(stage, 'tomas', '#general');
  })();
  await stage.as('tomas').press({ channel: message.channel, ts: message.ts }, 'radar.write');
  const form = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(form).toContain('Reply, ticket 1');
  expect(form).toContain('you have not heard from us for a while about “Event pages lose their map.”');
  await stage.as('tomas').submit((await topModal(stage.as('tomas'))).id);
  await stage.settle();
  expect(await radarOf(stage)).not.toContain('Maya Lindqvist');
});

it('UPD-4 an agent who writes in the requester’s thread ends the silence too', async () => {
  const stage = await openStage();
  const root = await stage.as('maya').post('#heron-help', 'Event pages lose their map.');
  await stage.settle();
  await stage.pass(4 * DAY_MS);
  expect(await radarOf(stage)).toContain('Maya Lindqvist');
  await stage.as('ruth').post('#heron-help', 'Still at it.', root.ts);
  await stage.settle();
  expect(await radarOf(stage)).toContain('Everybody');
});

it('UPD-4 leaves out whom the desk asks again by itself, and shows them once that has stopped', async () => {
  const { stage } = await askedMaya();
  await until(stage, '2026-03-05T15:00:00Z');
  await until(stage, '2026-03-09T15:00:00Z');
  expect(await radarOf(stage)).toContain('Everybody');
  stage.slack.kickBot('#heron-help');
  await until(stage, '2026-03-10T14:00:00Z');
  expect(await radarOf(stage)).toContain('Maya Lindqvist');
});

it('UPD-4 a quiet note when the desk opens, once a day of work, and none when nobody waits', async () => {
  const stage = await twoAsked();
  await live(stage, '2026-03-06T13:30:00Z', 60 * MINUTE_MS);
  expect(await notes(stage)).toEqual([]);
  await live(stage, '2026-03-09T11:59:00Z', 60 * MINUTE_MS);
  expect(await notes(stage)).toEqual([]);
  await live(stage, '2026-03-09T12:00:00Z', 60 * MINUTE_MS);
  expect(texts(await notes(stage))).toEqual([
    expect.stringContaining('2 people have heard nothing for 3 days'),
  ]);
  await live(stage, '2026-03-09T23:00:00Z', 60 * MINUTE_MS);
  expect(await notes(stage)).toHaveLength(1);
  await live(stage, '2026-03-10T12:30:00Z', 60 * MINUTE_MS);
  expect(await notes(stage)).toHaveLength(2);
});

it('UPD-4 ten of many are named, the rest is counted; down over a weekend it comes late, once', async () => {
  const stage = await openStage();
  for (let i = 1; i <= 12; i++) await stage.as('maya').post('#heron-help', `Broken page number ${i}`);
  await stage.settle();
  await stage.running.drain();
  stage.clock.set('2026-03-09T16:00:00Z');
  await stage.restart();
  await stage.pass(MINUTE_MS);
  const [note, ...more] = await notes(stage);
  expect(more).toEqual([]);
  expect(saidIn(note ?? (await lastIn(stage, 'tomas', '#desk-triage')))).toContain('2 others: `/desk radar`');
  expect(note?.blocks?.filter((block) => 'accessory' in block)).toHaveLength(10);
  // A desk that is closed sends no note, however late it is.
  await stage.running.drain();
  stage.clock.set('2026-03-14T16:00:00Z');
  await stage.restart();
  await stage.pass(MINUTE_MS);
  expect(await notes(stage)).toHaveLength(1);
});

it('UPD-4 stands on an agent’s App Home, and on no requester’s', async () => {
  const stage = await twoAsked();
  await until(stage, '2026-03-07T15:01:00Z');
  const home = async (who: string) => {
    await stage.as(who).openHome();
    await stage.settle();
    return JSON.stringify((await stage.as(who).openHome())?.view);
  };
  expect(await home('tomas')).toMatch(/Heard nothing \(2\).*Maya Lindqvist has heard nothing since/s);
  expect(await home('maya')).not.toContain('eard nothing');
});

it('UPD-4 imported in silence, resolved, or asked a moment ago: nobody to write to', async () => {
  const stage = await twoAsked();
  await stage.pass(5 * DAY_MS);
  await ask(stage, 'tomas', 'Which browser is it?', 1);
  const radar = await radarOf(stage);
  expect(radar).not.toContain('Maya Lindqvist');
  expect(radar).toContain('Ben Castellano');
});
