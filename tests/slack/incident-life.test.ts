import { expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { transact } from '../../src/db/transact.ts';
import type { Caller } from '../../src/domain/people/actor.ts';
import { finishEntry, noteInIncident, settleEvidence } from '../../src/services/incident/note.ts';
import { keepBookmarks } from '../../src/services/incident/send-incident.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import {
  allSaid,
  answerTo,
  declaredStage,
  headlineOf,
  pressCard,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { assess, choose } from '../support/incident-life.ts';
import { policyWith } from '../support/policy.ts';
import { type Stage, saidIn, submit, topModal } from '../support/stage.ts';

let inputs = 0;
const callerAs = (stage: Stage, who: string): Caller => ({
  workspaceId: stage.running.workspaceId,
  personId: stage.as(who).person.id,
  door: 'button',
  inputKey: `test:${++inputs}`,
  isStored: false,
});

async function task(stage: Stage, text: string): Promise<number> {
  const { id: ownerId } = stage.as('priya').person;
  const note = { kind: 'task', text, ownerId, happenedAt: null, change: null } as const;
  return (await noteInIncident(stage.running.desk, callerAs(stage, 'ruth'), 1, note)).id;
}

const room = (stage: Stage) => allSaid(stage, 'ruth', ROOM);

it('INC-5 one form: each fault at its field, all at once; sent, it is sitrep 1, and “event” is “incident”', async () => {
  const stage = await declaredStage();
  await pressCard(stage, 'ruth', 'incident.assess');
  const faults = await submit(stage.as('ruth'), {});
  expect(Object.keys(faults.errors ?? {})).toEqual(
    expect.arrayContaining(['hits', 'severity', 'outsideCause', 'suspicious', 'contingency', 'notify']),
  );
  await stage.as('ruth').closeModal((await topModal(stage.as('ruth'))).id);
  await assess(stage, 'ruth', { severity: 'high' });
  const head = saidIn(await headlineOf(stage));
  expect(head).toContain('*Incident 1*');
  expect(head).toContain('Remediating  ·  Severity high  ·  integrity, availability');
  expect(head).toContain('Sitrep 1');
  expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('Incident 1');
  const said = await room(stage);
  expect(said).toContain('*Sitrep 1, incident 1: Saving fails*');
  expect(said).toContain('Outside cause: unknown');
  expect(said).toContain('Contingency plan not activated: Reading works');
});

it('INC-4 a responder under a commander begins assessing, and the commander is offered the form', async () => {
  const stage = await declaredStage();
  const { channel, ts } = await headlineOf(stage);
  await stage.as('priya').press({ channel, ts }, 'incident.respond');
  await stage.settle();
  expect(await room(stage)).toContain(`<@${stage.as('ruth').person.id}>, next is the assessment`);
  expect(saidIn(await headlineOf(stage))).toContain('Assessing');
});

it('INC-5 *Assess* that still stands in the room says what is the case, and opens no form', async () => {
  const stage = await declaredStage();
  const { channel, ts } = await headlineOf(stage);
  await stage.as('priya').press({ channel, ts }, 'incident.respond');
  await stage.settle();
  const offer = (await stage.as('ruth').history(ROOM)).find((one) =>
    one.text.includes('next is the assessment'),
  );
  const pressOffer = async () => {
    await stage.as('ruth').press({ channel: offer?.channel ?? '', ts: offer?.ts ?? '' }, 'incident.assess');
    await stage.settle();
    const answer = (await stage.as('ruth').history(ROOM)).findLast((one) => one.ephemeralFor);
    return answer ? saidIn(answer) : '';
  };
  await assess(stage, 'ruth');
  expect(await pressOffer()).toContain('Nothing changed: incident 1 is assessed already.');
  await pressCard(stage, 'ruth', 'incident.resolve');
  await submit(stage.as('ruth'), { situation: 'All saved' });
  await stage.settle();
  expect(await pressOffer()).toContain(
    'incident 1 is retrospective, and there is nothing to assess. *Reopen* on its card comes first.',
  );
  expect(await stage.as('ruth').modals()).toEqual([]);
});

it('INC-4 INC-5 a false alarm is asked once more, needs a reason, and can be opened again', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').command(ROOM, '/incident false-alarm');
  expect((await submit(stage.as('ruth'), { reason: ' ' })).errors).toHaveProperty('reason');
  await submit(stage.as('ruth'), { reason: 'Planned certificate change' });
  expect(saidIn(await headlineOf(stage))).toContain('Assessing');
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('ends here as a false alarm');
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
  const head = saidIn(await headlineOf(stage));
  expect(head).toContain('False alarm');
  expect(head).not.toContain('Next update');
  expect(await room(stage)).toMatch(/was a false alarm.*Planned certificate change/s);
  await pressCard(stage, 'ruth', 'incident.reopen');
  await submit(stage.as('ruth'), { reason: 'It is back' });
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toMatch(/Assessing.*Next update by/s);
});

it('INC-2 INC-7 severity changes with a reason: the next sitrep and the record follow, the highest stays', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth', { severity: 'high' });
  expect(
    await answerTo(stage, 'ruth', ROOM, '/incident severity medium because two branches are hit'),
  ).toContain('The severity is medium now');
  const head = saidIn(await headlineOf(stage));
  expect(head).toContain('Severity medium');
  expect(stage.slack.channel(ROOM.slice(1)).topic).toContain('next update by Tue 14:00 EST');
  expect(await room(stage)).toContain('*Severity medium*, was high: two branches are hit (Ruth Abara)');
  await stage.as('ruth').command(ROOM, '/incident sitrep');
  await submit(stage.as('ruth'), { situation: 'Better' });
  await stage.settle();
  expect(await room(stage)).toContain('Medium, was High');
  await stage.as('ruth').command(ROOM, '/incident severity low');
  expect((await submit(stage.as('ruth'), { reason: '' })).errors).toHaveProperty('reason');
  const [incident] = await stage.running.desk.db.select().from(stage.running.desk.db.tables.incidents);
  expect(incident).toMatchObject({ severity: 'medium', highestSeverity: 'high' });
});

it('INC-2 a low one is promoted from its thread to a channel, and says so where it was', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').command('#general', '/incident typo on the map');
  await choose(stage, 'ruth', { severity: 'low' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const head = await headlineOf(stage);
  await stage.as('ruth').command('#general', '/incident severity 2 medium because it misleads readers');
  await stage.settle();
  const thread = (await stage.as('ola').thread('#incidents', head.ts)).map(saidIn).join('\n');
  const { id } = stage.slack.channel('inc-2-typo-on-the-map');
  expect(thread).toContain(`Work goes on in <#${id}>`);
  expect(thread).not.toContain('incident.assess');
  expect(await allSaid(stage, 'ruth', '#inc-2-typo-on-the-map')).toContain('incident.assess');
});

it('INC-4 contained: watched, never before it began; not after all: with a reason, and asked again', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth', { severity: 'high' });
  await stage.pass(30 * MINUTE_MS);
  await pressCard(stage, 'ruth', 'incident.contain');
  const at = (minutes: number) => Math.floor(stage.clock.now().getTime() / 1000) + minutes * 60;
  const since = async (minutes: number) => {
    const form = await topModal(stage.as('ruth'));
    await stage.as('ruth').fill(form.id, { containedAt: { value: { selected_date_time: at(minutes) } } });
    return stage.as('ruth').submit(form.id);
  };
  expect((await since(-60)).errors?.containedAt).toContain('before it began');
  expect((await since(60)).errors?.containedAt).toContain('has not come yet');
  expect(await since(-10)).toEqual({ ok: true });
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Monitoring, contained since');
  await pressMoreAct(stage, 'ruth', 'not contained');
  await submit(stage.as('ruth'), { reason: 'Millford fails again' });
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Remediating');
});

it('INC-4 resolve names what is missing: open tasks, open evidence, what stakeholders were told', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth', { suspicious: 'unknown', notify: 'yes' });
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('*Evidence before change*, of the system that is hit');
  const taskId = await task(stage, 'Restore the drafts');
  const refused = await answerTo(stage, 'ruth', ROOM, '/incident resolve');
  expect(refused).toContain('Open tasks: “Restore the drafts” (Priya Nair).');
  expect(refused).toContain('Open evidence: Database dump, the system that is hit');
  const { desk } = stage.running;
  await finishEntry(desk, callerAs(stage, 'ruth'), 1, taskId);
  for (const { id, kind } of await listEntries(desk.db, 1)) {
    if (kind !== 'evidence') continue;
    await settleEvidence(desk, callerAs(stage, 'ruth'), 1, id, { is: 'waived', reason: 'Nothing to save' });
  }
  await stage.as('ruth').command(ROOM, '/incident resolve');
  expect(Object.keys((await submit(stage.as('ruth'), { situation: 'All saved' })).errors ?? {})).toEqual(
    expect.arrayContaining(['stakeholders', 'stakeholdersWhy']),
  );
  await choose(stage, 'ruth', { stakeholders: 'told' });
  expect(await submit(stage.as('ruth'), { stakeholdersWhy: 'By mail, at noon' })).toEqual({ ok: true });
  await stage.settle();
  expect(await room(stage)).toMatch(/\*Resolved after \d+ min\.\* Thank you: Ruth Abara/);
  const [incident] = await desk.db.select().from(desk.db.tables.incidents);
  expect(incident).toMatchObject({ state: 'retrospective', stakeholders: 'told', sitrepDueAt: null });
  expect(incident?.containedAt).toEqual(expect.any(Date));
});

it('INC-4 a room that was archived is followed by a new one, linked, when it is opened again', async () => {
  const stage = await declaredStage();
  await assess(stage, 'ruth', { severity: 'high' });
  await pressCard(stage, 'ruth', 'incident.resolve');
  expect(await submit(stage.as('ruth'), { situation: 'All saved' })).toEqual({ ok: true });
  await stage.settle();
  expect(saidIn(await headlineOf(stage))).toContain('Resolved after 1 min (retrospective)');
  expect(await room(stage)).toContain('This is the last one.');
  await stage.pass(DAY_MS);
  const old = stage.slack.channel(ROOM.slice(1));
  await stage.as('ruth').archive(ROOM);
  await stage.settle();
  await stage.as('ruth').command('#general', '/incident reopen 1');
  await submit(stage.as('ruth'), { reason: 'It is back' });
  await stage.settle();
  const said = await allSaid(stage, 'ruth', `${ROOM}-2`);
  expect(said).toContain(`It went on before in <#${old.id}>`);
  expect(said).toContain('is open again*: It is back');
  const events = await listIncidentEvents(stage.running.desk.db, 1);
  expect(events.filter(({ kind }) => kind === 'moved').map(({ detail }) => detail.to)).toEqual([
    'assessing',
    'remediating',
    'resolved',
    'retrospective',
    'remediating',
  ]);
});

it('INC-2 the links of the policy are bookmarks of the room and stand on the card, once', async () => {
  const links = {
    bridge: 'https://meet.example/inc-{incident}',
    secure_document: 'https://docs.example/safe',
  };
  const stage = await declaredStage({ policy: policyWith({ incidents: { links } }) });
  const { bookmarks } = stage.slack.channel(ROOM.slice(1));
  expect(bookmarks.map(({ title, link }) => [title, link])).toEqual([
    ['Bridge', 'https://meet.example/inc-1'],
    ['Secure document', 'https://docs.example/safe'],
  ]);
  expect(saidIn(await roomCard(stage))).toContain('<https://meet.example/inc-1|Bridge>');
  const { desk } = stage.running;
  await transact(desk.db, (tx) =>
    keepBookmarks(tx, { id: 1, workspaceId: stage.running.workspaceId, isPrivate: false }, desk.now()),
  );
  await stage.settle();
  expect(stage.slack.channel(ROOM.slice(1)).bookmarks).toHaveLength(2);
});

it('INC-2 a low one is promoted by hand as well, and stays low', async () => {
  const stage = await declaredStage();
  await stage.as('ruth').command('#general', '/incident typo on the map');
  await choose(stage, 'ruth', { severity: 'low' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const head = await headlineOf(stage);
  const card = (await stage.as('ruth').thread('#incidents', head.ts)).find((one) =>
    saidIn(one).includes('incident.more'),
  );
  if (!card) throw new Error('There is no card in the thread.');
  await stage.as('ruth').press({ channel: card.channel, ts: card.ts }, 'incident.more');
  const { id } = await topModal(stage.as('ruth'));
  await stage.as('ruth').press({ viewId: id }, 'incident.more-act', { value: 'promote:2' });
  await stage.settle();
  const room = stage.slack.channel('inc-2-typo-on-the-map');
  expect(room.topic).toContain('severity low');
  expect(saidIn(await headlineOf(stage))).toContain(`Work goes on in <#${room.id}>`);
  await pressCard(stage, 'ruth', 'incident.more', `#${room.name}`);
  expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).not.toContain('Promote');
});

it('K-2 help lists what an incident takes, a line each', async () => {
  const stage = await declaredStage();
  const help = await answerTo(stage, 'ruth', '#general', '/incident help');
  for (const verb of [
    'assess',
    'sitrep',
    'severity',
    'contained',
    'resolve',
    'false-alarm',
    'reopen',
    'rename',
  ])
    expect(help).toContain(`/incident ${verb}`);
});
