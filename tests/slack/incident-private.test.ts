import { describe, expect, it } from 'vitest';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { callOffIncident } from '../../src/services/incident/false-alarm.ts';
import { renameIncident } from '../../src/services/incident/rename-incident.ts';
import { showIncident } from '../../src/services/incident/show-incident.ts';
import { joinIncident, respond, subscribe, takeCommand } from '../../src/services/incident/take-part.ts';
import { keepRota, messageTo, pagesOf, pressOn, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, answerTo, declare, declaredStage, pressCard, roomCard } from '../support/incident.ts';
import { choose } from '../support/incident-life.ts';
import { cardOf, press } from '../support/look.ts';
import { by } from '../support/make-private.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';
import { answer, save, shown } from '../support/triage-form.ts';

const ROOM = '#room-juniper';
const REQUEST = 'A reader says the newsletter link shows her street and number';
/** Words of the ticket, the title, an entry and a sitrep, which nobody outside may ever be sent. */
const CANARIES = ['newsletter', 'street and number', 'quagga', 'pangolin'];
const UNKNOWN = 'There is no such incident';

/** Journey 6, steps 1 and 2: Ben's ticket, of which Tomas is not sure, is declared as the form suggests. */
async function privateStage(database: string | undefined): Promise<Stage> {
  const stage = await openStage({ database });
  await keepRota(stage);
  await stage.as('ben').post('#heron-help', REQUEST);
  await stage.settle();
  await press(stage, 'tomas', 1, 'ticket.triage');
  await answer(stage, 'incident', 'not sure');
  await save(stage);
  expect(await shown(stage)).toContain('Ticked because it may concern personal data');
  stage.slack.ledger.clear();
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  return stage;
}

async function answerPage(stage: Stage, who: string): Promise<void> {
  const [page] = await pagesOf(stage, who);
  if (!page) throw new Error(`${who} is not called.`);
  await pressOn(stage, who, page, 'incident.respond');
}

async function declarePrivately(stage: Stage, severity: string): Promise<void> {
  await stage.as('ruth').command('#general', '/incident quagga in the newsletter');
  const form = await topModal(stage.as('ruth'));
  expect(JSON.stringify(form.view)).not.toContain('initial_options');
  const ticked = { value: 'yes', text: { type: 'plain_text', text: 'Keep it private' } };
  await stage.as('ruth').fill(form.id, {
    severity: { value: { selected_option: { value: severity } } },
    isPrivate: { value: { selected_options: [ticked] } },
  });
  expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
  await stage.settle();
}

const callerOf = (stage: Stage, who: string) =>
  ({
    workspaceId: stage.slack.teamId,
    personId: stage.as(who).person.id,
    door: 'button',
    inputKey: `guessed:${who}`,
    isStored: false,
  }) as const;

/** What the desk sent, where anybody but these people reads it. */
async function sentToOthers(stage: Stage, insiders: readonly string[]): Promise<string[]> {
  const theirs = [stage.slack.channel('room-juniper').id];
  for (const who of insiders)
    theirs.push(stage.as(who).person.id, await stage.as(who).openDirect('firstline'));
  return stage.slack.ledger
    .calls()
    .filter(({ args }) => !theirs.includes(String(args.channel ?? args.user_id ?? args.users)))
    .map(({ method, args }) => `${method} ${JSON.stringify(args)}`);
}

describe.each(deskDatabases)('kept private, on %s', (_, database) => {
  it('INC-10 kept private it is a room with a codename, and whoever is called reads that alone', async () => {
    const stage = await privateStage(await database());
    const room = stage.slack.channel('room-juniper');
    expect(room.kind).toBe('private');
    expect(room.members).toContain(stage.as('tomas').person.id);
    expect(room.members).not.toContain(stage.as('sam').person.id);
    expect(await allSaid(stage, 'ola', '#incidents')).not.toMatch(/juniper|newsletter/);
    const [page] = await pagesOf(stage, 'priya');
    expect(page?.text).toBe('You are needed in room-juniper.');
    expect(page && saidIn(page)).not.toMatch(/newsletter|Severity/);
    const card = saidIn(await cardOf(stage, 1));
    expect(card).toContain('⏸️ Paused: an incident');
    expect(card).not.toMatch(/newsletter|juniper/);
    const [request] = (await stage.as('ben').history('#heron-help')).filter(({ text }) => text === REQUEST);
    const told = (await stage.as('ben').thread('#heron-help', request?.ts ?? '')).map(saidIn).join('\n');
    expect(told).toContain('part of a problem that people are working on now');
    expect(told).not.toContain('juniper');
    await answerPage(stage, 'priya');
    expect(await allSaid(stage, 'tomas', ROOM)).toContain('Priya Nair is responding');
  });

  it('INC-10/S5 nothing of it is sent, shown or found where somebody else reads', async () => {
    const stage = await privateStage(await database());
    await answerPage(stage, 'priya');
    await answerTo(stage, 'tomas', ROOM, '/incident log quagga in the mail queue');
    await stage.as('tomas').command(ROOM, '/incident sitrep');
    const words = { situation: 'pangolin on the loose', actions: 'looking', needs: 'nothing' };
    expect(await submit(stage.as('tomas'), words)).toEqual({ ok: true });
    await stage.settle();
    // Nobody sends the next one in time, which the delivery manager would hear of another incident.
    for (let n = 0; n < 6; n++) await stage.pass(20 * MINUTE_MS);
    expect(await toldTo(stage, 'tomas')).toContain('Sitrep 2 of room-juniper');
    expect(await toldTo(stage, 'dele')).not.toContain('juniper');
    const room = await allSaid(stage, 'tomas', ROOM);
    for (const canary of CANARIES.slice(1)) expect(room).toContain(canary);

    for (const who of ['lena', 'ruth', 'ola']) {
      expect(await answerTo(stage, who, '#general', '/incident sitrep room-juniper')).toContain(UNKNOWN);
      expect(await answerTo(stage, who, '#general', '/incident log')).toContain('Nothing to choose from');
      await answerTo(stage, who, '#general', '/ticket list');
      expect(await answerTo(stage, who, '#general', '/incident list')).not.toMatch(/juniper|newsletter/);
      await stage.as(who).openHome();
      await stage.settle();
      expect(JSON.stringify(await stage.as(who).openHome())).not.toMatch(/juniper|newsletter/);
    }
    expect(await answerTo(stage, 'ruth', '#general', '/ticket search newsletter')).not.toContain('street');
    const { desk } = stage.running;
    for (const act of [
      () => respond(desk, callerOf(stage, 'ruth'), 1),
      () => takeCommand(desk, callerOf(stage, 'ruth'), 1),
      () => joinIncident(desk, callerOf(stage, 'ruth'), 1),
      () => subscribe(desk, callerOf(stage, 'ruth'), 1, true),
      () => showIncident(desk, callerOf(stage, 'ruth'), 1),
    ])
      await expect(act()).rejects.toThrow(UNKNOWN);
    await stage.settle();

    const others = (await sentToOthers(stage, ['tomas', 'priya'])).filter(
      // Forms go to whoever pressed, and the search quotes what was searched for.
      (sent) => !sent.startsWith('views.open') && !sent.includes('Nothing has the words'),
    );
    expect(others.length).toBeGreaterThan(3);
    for (const canary of CANARIES) expect(others.filter((sent) => sent.includes(canary))).toEqual([]);
  });

  it('INC-10 a false alarm is told to its people, and to whoever wrote the ticket without a cause', async () => {
    const stage = await privateStage(await database());
    await answerPage(stage, 'priya');
    await callOffIncident(stage.running.desk, callerOf(stage, 'tomas'), 1, 'quagga was a test');
    await stage.settle();
    expect(await allSaid(stage, 'tomas', ROOM)).toContain('quagga was a test');
    expect(await toldTo(stage, 'priya')).toContain('room-juniper was a false alarm');
    expect(await toldTo(stage, 'ben')).not.toMatch(/juniper|quagga/);
  });

  it('INC-10 access is asked for by codename, once in 15 minutes, and the commander decides on the record', async () => {
    const stage = await privateStage(await database());
    await answerPage(stage, 'priya');
    // Without the ids that Slack gives the blocks.
    const ask = async (who: string, room = 'room-juniper') =>
      (await answerTo(stage, who, '#general', `/incident access ${room}`)).split('\n', 1)[0] ?? '';
    const kinds = async () => {
      const events = await listIncidentEvents(stage.running.desk.db, 1);
      return events.filter(({ kind }) => ['access asked', 'let in', 'kept out'].includes(kind));
    };
    const asking = async (who: string) => {
      const said = (await stage.as('tomas').history(ROOM)).findLast((one) => saidIn(one).includes(who));
      if (!said) throw new Error('Nobody asks.');
      return said;
    };
    const answered = await ask('sam');
    expect(answered).toContain('If there is a room-juniper');
    expect(await ask('sam', 'room-alder')).toBe(answered.replaceAll('juniper', 'alder'));
    expect(await ask('sam', '')).toContain('Nobody was asked');
    await ask('sam');
    expect(await kinds()).toHaveLength(1);

    await pressOn(stage, 'priya', await asking('asks to be let in'), 'incident.let-in');
    expect(await kinds()).toHaveLength(1);
    await pressOn(stage, 'tomas', await asking('Sam Whitfield asks'), 'incident.let-in');
    expect((await kinds()).at(-1)).toMatchObject({
      kind: 'let in',
      actorId: stage.as('tomas').person.id,
      detail: { personId: stage.as('sam').person.id },
    });
    expect(await toldTo(stage, 'sam')).toContain('You are let in: room-juniper');
    expect(stage.slack.channel('room-juniper').members).toContain(stage.as('sam').person.id);
    expect(await ask('sam')).toContain('You are one of the people of room-juniper');

    await ask('lena');
    await pressOn(stage, 'tomas', await asking('Lena Okafor asks'), 'incident.keep-out');
    expect(await toldTo(stage, 'lena')).toContain('Not now');
    expect(await ask('lena')).toBe(answered);
    expect((await kinds()).map(({ kind }) => kind)).toEqual([
      'access asked',
      'let in',
      'access asked',
      'kept out',
    ]);
    await stage.pass(15 * MINUTE_MS);
    await ask('lena');
    expect((await kinds()).at(-1)?.kind).toBe('access asked');
  });

  it('INC-10 PPL-4 who is out of its room reads nothing of it, whether they left or were taken out, until they are let in again', async () => {
    const stage = await privateStage(await database());
    await answerPage(stage, 'priya');
    const lists = () => answerTo(stage, 'priya', '#general', '/incident list');
    expect(await lists()).toContain('juniper');
    const home = async () => {
      await stage.as('priya').openHome();
      await stage.settle();
      return JSON.stringify(await stage.as('priya').openHome());
    };
    expect(await home()).toContain('juniper');
    await stage.as('priya').leave(ROOM);
    await stage.settle();
    expect(await lists()).not.toContain('juniper');
    expect(await answerTo(stage, 'priya', '#general', '/incident log room-juniper An okapi')).not.toContain(
      'okapi',
    );
    expect(await home()).not.toContain('juniper');
    expect(await toldTo(stage, 'priya')).toContain('type `/incident access room-juniper`');
    expect(await answerTo(stage, 'priya', '#general', '/incident access room-juniper')).toContain(
      'If there is a',
    );
    expect(stage.slack.channel('room-juniper').members).not.toContain(stage.as('priya').person.id);
    const asks = (await stage.as('tomas').history(ROOM)).findLast((one) =>
      saidIn(one).includes('asks to be let in'),
    );
    if (!asks) throw new Error('Nobody asks.');
    await pressOn(stage, 'tomas', asks, 'incident.let-in');
    expect(stage.slack.channel('room-juniper').members).toContain(stage.as('priya').person.id);
    expect(await lists()).toContain('juniper');
  });

  it('INC-10 INC-8 its commander stays in charge out of the room, and is asked', async () => {
    const stage = await privateStage(await database());
    await answerPage(stage, 'priya');
    await stage.as('tomas').leave(ROOM);
    await stage.settle();
    expect(await answerTo(stage, 'tomas', '#general', '/incident list')).toContain('juniper');
    expect(await toldTo(stage, 'tomas')).not.toContain('You are out of the room');
  });

  it.each(['taken out', 'archived'] as const)(
    'INC-10 INC-2 its commander hears that the desk cannot speak in its room (%s), and what waits arrives when it can',
    async (how) => {
      const stage = await privateStage(await database());
      await answerPage(stage, 'priya');
      if (how === 'archived') stage.slack.archiveChannel(ROOM);
      else stage.slack.kickBot(ROOM);
      await stage.settle();
      expect(await toldTo(stage, 'tomas')).toContain('wait. Please ');
      expect(await toldTo(stage, 'priya')).not.toContain('wait. Please ');
      await renameIncident(stage.running.desk, by(stage, 'tomas'), 1, 'A tapir in the newsletter');
      await stage.settle();
      if (how === 'archived') stage.slack.unarchiveChannel(ROOM);
      stage.slack.inviteBot(ROOM);
      await stage.settle();
      await stage.pass(MINUTE_MS);
      await renameIncident(stage.running.desk, by(stage, 'tomas'), 1, 'A wombat in the newsletter');
      await stage.pass(MINUTE_MS);
      expect(saidIn(await roomCard(stage, ROOM, 'tomas'))).toContain('wombat');
    },
  );

  it('INC-10 where nobody answers, those who are called hear it by direct message, and #incidents does not', async () => {
    const stage = await openStage({ database: await database() });
    await keepRota(stage);
    await declarePrivately(stage, 'high');
    for (let rung = 0; rung < 4; rung++) await stage.pass(5 * MINUTE_MS);
    expect(await toldTo(stage, 'dele')).toContain('Nobody has answered room-juniper*. Please call them');
    expect(await toldTo(stage, 'dele')).not.toContain('quagga');
    expect(await allSaid(stage, 'ola', '#incidents')).not.toMatch(/juniper|quagga/);
    expect(await sentToOthers(stage, ['ruth'])).toSatisfy((all: string[]) =>
      all.every((sent) => sent.startsWith('views.open') || !sent.includes('quagga')),
    );
  });

  it('INC-10 a low one has a room as well, numbers show no gap, and no codename comes twice', async () => {
    const stage = await openStage({ database: await database() });
    await declarePrivately(stage, 'low');
    expect(stage.slack.channel('room-juniper').topic).toContain('quagga');
    await declare(stage, 'Saving fails');
    expect(stage.slack.channel('inc-1-saving-fails').kind).toBe('public');
    await declarePrivately(stage, 'low');
    expect(stage.slack.channel('room-alder').kind).toBe('private');
  });
});

it.each([
  ['confidentiality', 'no', true],
  ['availability', 'unknown', true],
  ['availability', 'no', false],
] as const)(
  'INC-10 INC-5 Assess of what hits %s, suspicious %s, offers to make it private: %s',
  async (hit, suspicious, isOffered) => {
    const stage = await declaredStage();
    await pressCard(stage, 'ruth', 'incident.assess');
    const rest = { severity: 'high', outsideCause: 'no', contingency: 'no', notify: 'no' };
    await choose(stage, 'ruth', { hits: [hit], suspicious, ...rest });
    expect(await submit(stage.as('ruth'), { contingencyWhy: 'No' })).toEqual({ ok: true });
    await stage.settle();
    const button = 'incident.make-private';
    expect((await toldTo(stage, 'ruth')).includes(button)).toBe(isOffered);
    if (!isOffered) return;
    expect(await toldTo(stage, 'ruth')).toContain('Incident 1 may concern data of persons');
    await pressOn(stage, 'ruth', await messageTo(stage, 'ruth', button), button);
    expect(JSON.stringify((await topModal(stage.as('ruth'))).view)).toContain('cannot be undone');
    expect(await submit(stage.as('ruth'), {})).toEqual({ ok: true });
    await stage.settle();
    expect(stage.slack.channel(ROOM.slice(1)).kind).toBe('private');
    expect(await allSaid(stage, 'ola', '#incidents')).not.toMatch(/juniper|Saving/);
  },
);
