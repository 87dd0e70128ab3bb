import { expect, it } from 'vitest';
import { listAttachments } from '../../src/db/incident-tickets.ts';
import { listIncidents } from '../../src/db/incidents.ts';
import { putStormAway } from '../../src/services/incident/decide-storm.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { declare } from '../support/incident.ts';
import { choose } from '../support/incident-life.ts';
import { cardOf, pressMore } from '../support/look.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const WHO = ['maya', 'lena', 'jonas', 'ben', 'hana'] as const;
const WORDS = 'Saving fails on every event page';

async function ask(stage: Stage, who: string, words = WORDS): Promise<void> {
  await stage.as(who).post('#heron-help', words);
  await stage.settle();
}

async function storm(stage: Stage): Promise<void> {
  for (const who of WHO) await ask(stage, who);
}

async function suggestions(stage: Stage) {
  const said = await stage.as('tomas').history('#desk-triage');
  return said.filter(({ text }) => text.includes('similar tickets in'));
}

function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (!one) throw new Error('Nothing is suggested.');
  return one;
}

/** As somebody does whose screen is old. */
function putAway(stage: Stage, who: string) {
  const { desk, workspaceId } = stage.running;
  const caller = { workspaceId, personId: stage.as(who).person.id, door: 'button' } as const;
  return putStormAway(desk, { ...caller, inputKey: `late:${who}`, isStored: false }, 1);
}

async function hide(stage: Stage, number: number): Promise<void> {
  await pressMore(stage, 'tomas', number, 'sensitive');
  await submit(stage.as('tomas'), {});
  await stage.settle();
}

async function press(stage: Stage, who: string, actionId: string) {
  const [card] = await suggestions(stage);
  const answer = await stage.as(who).press({ channel: card?.channel ?? '', ts: card?.ts ?? '' }, actionId);
  await stage.settle();
  return answer;
}

const attachedTo = async (stage: Stage, incidentId: number) =>
  (await listAttachments(stage.running.desk.db, incidentId)).map(({ ticketId }) => ticketId);

it.each(deskDatabases)(
  'INC-12 similar tickets in minutes suggest an incident once, which takes them, on %s',
  async (_, database) => {
    const stage = await openStage({ database: await database() });
    for (const who of WHO.slice(0, 4)) await ask(stage, who);
    await ask(stage, 'tomas', 'Who knows how to change a name?');
    expect(await suggestions(stage)).toEqual([]);
    await ask(stage, 'hana');
    const [card, ...more] = await suggestions(stage);
    expect(more).toEqual([]);
    expect(card?.text).toContain('5 similar tickets in 1 minute.* Declare an incident?');
    expect(card?.text).toMatch(/Ticket 1>: Saving fails on every event page/);
    expect(card?.text).not.toContain('change a name');

    await ask(stage, 'dele');
    expect((await suggestions(stage)).map(({ text }) => text.split('\n')[0])).toEqual([
      '⚠️ *6 similar tickets in 1 minute.* Declare an incident?',
    ]);

    await press(stage, 'ruth', 'storm.declare');
    const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
    expect(form).toContain(`"initial_value":"${WORDS}"`);
    expect(form).toContain('6 tickets become part of it, and their requesters are told.');
    expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
    await stage.settle();
    expect(await attachedTo(stage, 1)).toEqual([1, 2, 3, 4, 6, 7]);
    expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
    const [declared] = await suggestions(stage);
    expect(declared?.text).toContain('Ruth Abara declared event 1');
    expect(saidIn(first(await suggestions(stage)))).not.toContain('storm.declare');

    await ask(stage, 'ola');
    const [later, ...others] = await suggestions(stage);
    expect(others).toEqual([]);
    expect(later?.text).toContain('1 of them is part of no incident yet.');
    await press(stage, 'tomas', 'storm.attach');
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('1 requester is told');
    expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
    await stage.settle();
    expect(await attachedTo(stage, 1)).toContain(8);
    expect((await suggestions(stage))[0]?.text).toContain('Ruth Abara declared event 1');
  },
);

it('INC-12 they become part of an incident that goes on, which says who did it', async () => {
  const stage = await openStage();
  await storm(stage);
  expect(saidIn(first(await suggestions(stage)))).not.toContain('storm.attach');
  await declare(stage, 'Search is empty');
  await declare(stage, 'The editor is down');
  expect((await suggestions(stage))[0]?.text).toContain('or attach them to one that goes on?');
  await press(stage, 'tomas', 'storm.attach');
  const form = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(form).toContain('5 tickets become part of the incident. Clocks pause, and 5 requesters are told');
  await choose(stage, 'tomas', { incident: '1' });
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  expect(await attachedTo(stage, 1)).toEqual([1, 2, 3, 4, 5]);
  const [card] = await suggestions(stage);
  expect(card?.text).toContain('Tomas Rivera attached them to event 1');
  expect(saidIn(first(await suggestions(stage)))).not.toContain('"storm.');
});

it('INC-12 what is put away says who did it, stays away while they keep coming, and can be declared all the same', async () => {
  const stage = await openStage();
  await storm(stage);
  await press(stage, 'tomas', 'storm.put-away');
  for (const who of ['sam', 'ola', 'priya', 'dele', 'joan']) {
    await stage.pass(8 * MINUTE_MS);
    await ask(stage, who);
  }
  const [card, ...more] = await suggestions(stage);
  expect(more).toEqual([]);
  expect(card?.text).toContain('Tomas Rivera says this is not an incident');
  expect(card?.text).not.toContain('part of no incident');
  await press(stage, 'ruth', 'storm.declare');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect((await suggestions(stage))[0]?.text).toContain('Ruth Abara declared event 1');
  expect((await attachedTo(stage, 1)).length).toBeGreaterThanOrEqual(10);

  await stage.pass(30 * MINUTE_MS);
  await storm(stage);
  expect(await suggestions(stage)).toHaveLength(2);
});

it('INC-12 CNV-4 private, sensitive and attached tickets count for nothing, and a word hidden later goes', async () => {
  const stage = await openStage();
  await declare(stage, 'Search is empty');
  for (const who of WHO.slice(0, 4)) await ask(stage, who);
  await hide(stage, 1);
  await ask(stage, 'hana');
  await stage.as('sam').post('@firstline', WORDS);
  await stage.settle();
  expect(await suggestions(stage)).toEqual([]);
  await ask(stage, 'ola', 'Saving fails on every event page of Gil');
  const [card] = await suggestions(stage);
  expect(card?.text).toContain('5 similar tickets');
  expect(card?.text).not.toContain('Ticket 1>');
  expect(card?.text).toContain('of Gil');
  await hide(stage, 7);
  expect(saidIn(first(await suggestions(stage)))).not.toContain('of Gil');
  expect((await suggestions(stage))[0]?.text).toContain('Ticket 7');
});

it('INC-12 of two who decide at once the second is told who was first, and declaring is never stopped', async () => {
  const stage = await openStage();
  await storm(stage);
  await press(stage, 'ruth', 'storm.declare');
  await press(stage, 'tomas', 'storm.declare');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  expect(await listIncidents(stage.running.desk.db)).toHaveLength(2);
  expect(await attachedTo(stage, 1)).toHaveLength(5);
  expect(await attachedTo(stage, 2)).toEqual([]);
  expect((await suggestions(stage))[0]?.text).toContain('Ruth Abara declared event 1');
  await expect(putAway(stage, 'tomas')).rejects.toThrow('has decided this already');
});

it('INC-12 nobody but agents decides, and nothing is suggested of what one person asks', async () => {
  const stage = await openStage();
  for (let n = 0; n < 6; n += 1) await ask(stage, 'maya');
  expect(await suggestions(stage)).toEqual([]);
  await ask(stage, 'ben');
  const [card] = await suggestions(stage);
  expect(card?.text).toContain('7 similar tickets');
  await expect(putAway(stage, 'maya')).rejects.toThrow('only agents can do this');
});
