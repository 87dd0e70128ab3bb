import { expect, it } from 'vitest';
import { listTellings } from '../../src/db/incident-tellings.ts';
import { listAttachments } from '../../src/db/incident-tickets.ts';
import { toldTo } from '../support/calling.ts';
import { allSaid, declaredStage, pressCard, ROOM, roomCard } from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { cardOf, pressMore, staffThread, texts } from '../support/look.ts';
import { resolve } from '../support/merging.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';

/** Two requests of people who cannot save, and one of something else. */
async function affectedStage(): Promise<Stage> {
  const stage = await declaredStage();
  for (const [who, words] of [
    ['maya', 'Saving fails on every event page'],
    ['lena', 'The editor says saving fails, drafts are lost'],
    ['jonas', 'How do I change my name?'],
  ] as const) {
    await stage.as(who).post('#heron-help', words);
    await stage.settle();
  }
  return stage;
}

async function attach(stage: Stage, numbers: string) {
  await pressCard(stage, 'ruth', 'incident.attach');
  const answer = await submit(stage.as('ruth'), { tickets: numbers });
  await stage.settle();
  return answer;
}

const thread = async (stage: Stage, who: string) => {
  const history = await stage.as(who).history('#heron-help');
  const root = history.find((one) => one.user === stage.as(who).person.id);
  return (await stage.as(who).thread('#heron-help', root?.ts ?? '')).map(saidIn).join('\n');
};

it('INC-12 SLA-1 attached tickets pause their clocks, and each requester is told in their own thread', async () => {
  const stage = await affectedStage();
  expect(await attach(stage, '1, #2')).toEqual({ ok: true });
  for (const [number, who] of [
    [1, 'maya'],
    [2, 'lena'],
  ] as const) {
    expect(saidIn(await cardOf(stage, number))).toContain('⏸️ Paused: an incident');
    expect(await thread(stage, who)).toContain('part of a problem that people are working on now');
  }
  expect(saidIn(await cardOf(stage, 3))).not.toContain('Paused');
  expect(await thread(stage, 'jonas')).not.toContain('part of a problem');
  expect(saidIn(await roomCard(stage))).toContain('Tickets 2, requesters 2');
  const told = await listTellings(stage.running.desk.db, 1);
  expect(told.filter(({ what }) => what === 'identified').map(({ ticketId }) => ticketId)).toEqual([1, 2]);
});

it('INC-12 offers open tickets like it, and names at the field what does not fit', async () => {
  const stage = await affectedStage();
  await pressCard(stage, 'ruth', 'incident.attach');
  const form = JSON.stringify((await topModal(stage.as('ruth'))).view);
  expect(form).toContain('Saving fails on every event page');
  expect(form).not.toContain('change my name');
  const wrong = async (tickets: string) => (await submit(stage.as('ruth'), { tickets })).errors?.tickets;
  expect(await wrong('')).toContain('Name the tickets');
  expect(await wrong('1 and 2')).toContain('“and” is no ticket’s number');
  expect(await wrong('99')).toContain('There is no ticket 99');
});

it('INC-12 a ticket taken out is with the desk again, and its clocks run on', async () => {
  const stage = await affectedStage();
  await attach(stage, '1');
  await pressCard(stage, 'ruth', 'incident.attach');
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: form.id }, 'incident.detach', { value: '1:1' });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Paused');
  expect(texts(await staffThread(stage, 1)).join('\n')).toContain('not part of event 1 any more');
  const told = await thread(stage, 'maya');
  expect(told).toContain(
    'Ticket 1 is not part of the larger problem after all. It goes on with the help desk',
  );
  expect(told).not.toContain('event 1');
  expect(await attach(stage, '1')).toEqual({ ok: true });
  expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
});

it('INC-12 nobody but staff attaches tickets', async () => {
  const stage = await affectedStage();
  await pressCard(stage, 'ruth', 'incident.attach');
  const room = await allSaid(stage, 'ruth', '#inc-1-saving-fails');
  expect(room).toContain('People affected');
  await stage.as('maya').join('#inc-1-saving-fails');
  await stage.settle();
  const card = await roomCard(stage, '#inc-1-saving-fails', 'maya');
  await stage.as('maya').press({ channel: card.channel, ts: card.ts }, 'incident.attach');
  expect(await stage.as('maya').modals()).toEqual([]);
});

it('INC-9 K-1 the verbs of the record work in the room, and say what they kept', async () => {
  const stage = await declaredStage();
  const answer = async (line: string) => {
    await stage.as('ruth').command(ROOM, `/incident ${line}`);
    await stage.settle();
    return allSaid(stage, 'ruth', ROOM);
  };
  expect(await answer('log restarted <!channel> the index')).toContain('On the record of event 1');
  expect(await answer('task check the backups')).toContain('Ruth Abara set a task');
  expect(saidIn(await roomCard(stage))).toContain('Tasks 0 of 1 done');
  await answer('attach 7');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('People affected');
});

it('INC-12 UPD-2 a workaround of a sitrep reaches each requester at once', async () => {
  const stage = await affectedStage();
  await attach(stage, '1');
  await stage.as('ruth').command(ROOM, '/incident sitrep');
  const fields = { situation: 'Saving fails.', actions: 'Looking.', workaround: 'Write in a document' };
  expect(await submit(stage.as('ruth'), fields)).toEqual({ ok: true });
  await stage.settle();
  expect(await thread(stage, 'maya')).toContain('Write in a document');
  expect(await thread(stage, 'lena')).not.toContain('Write in a document');
});

async function falseAlarm(stage: Stage, reason: string) {
  await stage.as('ruth').command(ROOM, '/incident false-alarm');
  await submit(stage.as('ruth'), { reason });
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
}

it('INC-12 resolving gives the all clear to each requester, with *Not yet*, and their tickets back', async () => {
  const stage = await affectedStage();
  await attach(stage, '1, 2');
  await assess(stage, 'ruth');
  await pressCard(stage, 'ruth', 'incident.resolve');
  expect(await submit(stage.as('ruth'), { situation: 'Saving works again' })).toEqual({ ok: true });
  await stage.settle();
  expect(await thread(stage, 'maya')).toContain('Does it work for you again?');
  expect(await thread(stage, 'lena')).toContain('Does it work for you again?');
  expect(await thread(stage, 'jonas')).not.toContain('Does it work for you again?');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Paused');

  const root = (await stage.as('maya').history('#heron-help')).find(
    (one) => one.user === stage.as('maya').person.id,
  );
  const clear = (await stage.as('maya').thread('#heron-help', root?.ts ?? '')).at(-1);
  await stage
    .as('maya')
    .press({ channel: clear?.channel ?? '', ts: clear?.ts ?? '' }, 'ticket.still-affected');
  await stage.settle();
  expect(texts(await staffThread(stage, 1)).at(-1)).toContain('Maya Lindqvist says of ticket 1: not yet');
  expect(texts(await staffThread(stage, 2)).join('\n')).not.toContain('not yet');
});

it('INC-12 W-5 of a ticket that was resolved meanwhile nobody reads that it is open', async () => {
  const stage = await affectedStage();
  await attach(stage, '1, 2');
  await stage.as('ruth').command('#general', '/ticket resolve 1');
  await choose(stage, 'ruth', { resolution: 'done' });
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  await assess(stage, 'ruth');
  await pressCard(stage, 'ruth', 'incident.resolve');
  expect(await submit(stage.as('ruth'), { situation: 'Saving works again' })).toEqual({ ok: true });
  await stage.settle();
  expect(await thread(stage, 'maya')).toContain('your ticket is then open again');
  expect(await thread(stage, 'maya')).not.toContain('still open');
  expect(await thread(stage, 'lena')).toContain('your ticket is still open');
  expect(texts(await staffThread(stage, 1)).join('\n')).not.toContain('its clocks run on');
  expect(texts(await staffThread(stage, 2)).join('\n')).toContain('its clocks run on');
});

it('INC-13 a false alarm reaches exactly those who were told, thanks the reporter, and returns the tickets', async () => {
  const stage = await affectedStage();
  await attach(stage, '1');
  const before = await listTellings(stage.running.desk.db, 1);
  await falseAlarm(stage, 'It was the planned certificate change');
  const after = await listTellings(stage.running.desk.db, 1);
  const toldPeople = new Set(before.map(({ personId }) => personId).filter((id) => id !== null));
  const closed = after.filter(({ what }) => what === 'closing');
  expect(new Set(closed.map(({ personId }) => personId).filter((id) => id !== null))).toEqual(
    new Set([...toldPeople, stage.as('ruth').person.id]),
  );
  expect(closed.filter(({ ticketId }) => ticketId !== null).map(({ ticketId }) => ticketId)).toEqual([1]);
  expect(await thread(stage, 'maya')).toContain('What we took for a larger problem was none');
  expect(await thread(stage, 'lena')).not.toContain('larger problem');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Paused');
  expect(await allSaid(stage, 'ruth', '@firstline')).toContain('You saw it and said so: thank you');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('planned certificate change');
  expect(await allSaid(stage, 'sam', '@firstline').catch(() => '')).not.toContain('false alarm');
});

it('INC-13 opened again, those who heard that it was over hear that it is not', async () => {
  const stage = await declaredStage();
  await falseAlarm(stage, 'A test');
  await pressCard(stage, 'ruth', 'incident.reopen');
  await submit(stage.as('ruth'), { reason: 'It is back' });
  await stage.settle();
  expect(await allSaid(stage, 'ruth', '@firstline')).toContain('is open again');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('is open again');
});

it('INC-13 INC-12 opened again, its tickets are part of it again, and their requesters hear that it is not over', async () => {
  const stage = await affectedStage();
  await attach(stage, '1, 2, 3');
  await pressCard(stage, 'ruth', 'incident.attach');
  const form = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: form.id }, 'incident.detach', { value: '1:3' });
  await stage.as('ruth').closeModal(form.id);
  await resolve(stage, 2, 'Try again, please.');
  await falseAlarm(stage, 'A test');
  await pressCard(stage, 'ruth', 'incident.reopen');
  await submit(stage.as('ruth'), { reason: 'It is back' });
  await stage.settle();
  expect(await thread(stage, 'maya')).toContain('may not be over after all: people are working on it again');
  expect(await thread(stage, 'lena')).toContain(
    'Your ticket stays resolved; if it hits you again, write here.',
  );
  expect(await thread(stage, 'jonas')).not.toContain('not be over');
  expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
  expect(saidIn(await cardOf(stage, 2))).not.toContain('Paused');
  expect(saidIn(await roomCard(stage))).toContain('Tickets 2, requesters 2');
  await assess(stage, 'ruth');
  await pressCard(stage, 'ruth', 'incident.resolve');
  expect(await submit(stage.as('ruth'), { situation: 'Saving works again' })).toEqual({ ok: true });
  await stage.settle();
  expect(await thread(stage, 'maya')).toContain('Does it work for you again?');
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Paused');
  await stage.as('ruth').command('#general', '/incident reopen 1');
  await submit(stage.as('ruth'), { reason: 'It is back once more' });
  await stage.settle();
  const told = (await listTellings(stage.running.desk.db, 1)).filter(({ ticketId }) => ticketId === 1);
  expect(told.map(({ what }) => what).join(' ')).toBe('identified closing identified closing identified');
  expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
});

it('INC-1 INC-12 of two who declare for the same ticket both declare, and the second reads of what it is part', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Saving fails on every event page');
  await stage.settle();
  for (const who of ['ruth', 'tomas']) await pressMore(stage, who, 1, 'incident');
  for (const who of ['ruth', 'tomas']) {
    expect(await submit(stage.as(who), {})).toEqual({ ok: true });
    await stage.settle();
  }
  const { db } = stage.running.desk;
  expect(await listAttachments(db, 1)).toHaveLength(1);
  expect(await listAttachments(db, 2)).toHaveLength(0);
  expect(await toldTo(stage, 'tomas')).toContain('Nothing was attached: ticket 1 is part of event 1');
});

it('INC-1 INC-12 a ticket that was resolved while the form was open holds up no declaring', async () => {
  const stage = await openStage();
  await stage.as('maya').post('#heron-help', 'Saving fails on every event page');
  await stage.settle();
  await pressMore(stage, 'ruth', 1, 'incident');
  await resolve(stage, 1, 'Saving works again.');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  expect(await toldTo(stage, 'ruth')).toContain('Nothing was attached: ticket 1 is resolved');
});
