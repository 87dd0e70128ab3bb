import { expect, it } from 'vitest';
import { listDueOf } from '../../src/db/due.ts';
import { listEntries } from '../../src/db/incident-entries.ts';
import { findIncidentPerson } from '../../src/db/incident-people.ts';
import { getIncident, updateIncident } from '../../src/db/incidents.ts';
import { transact } from '../../src/db/transact.ts';
import { SITREP } from '../../src/services/incident/cadence.ts';
import { LADDER } from '../../src/services/incident/ladder.ts';
import { mergeIncident } from '../../src/services/incident/merge-incident.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { declareAs, keepRota, pagesOf, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import {
  allSaid,
  answerTo,
  declare,
  pressCard,
  pressHeadline,
  pressMoreAct,
  ROOM,
  roomCard,
} from '../support/incident.ts';
import { assess } from '../support/incident-life.ts';
import { cardOf, staffThread, texts } from '../support/look.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit, topModal } from '../support/stage.ts';
import { issuesIn } from '../support/tracked.ts';

const OTHER = '#inc-2-saving-fails-in-eastbrook';

/** Ruth leads event 1, “Saving fails”, and Tomas event 2, “saving fails in Eastbrook”, of which Lena’s ticket is part. */
async function twoStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await declare(stage, 'Saving fails');
  await declare(stage, 'saving fails in Eastbrook', 'tomas');
  await stage.as('lena').post('#heron-help', 'The editor says saving fails');
  await stage.settle();
  await stage.as('tomas').command(OTHER, '/incident attach 1');
  await submit(stage.as('tomas'), { tickets: '1' });
  await stage.settle();
  return stage;
}

/** From the card of event 2, to its end. */
async function merge(stage: Stage, who = 'tomas'): Promise<string> {
  await pressMoreAct(stage, who, 'merge', OTHER);
  await submit(stage.as(who), {});
  const confirm = JSON.stringify((await topModal(stage.as(who))).view);
  expect(await submit(stage.as(who), {})).toEqual({ ok: true });
  await stage.settle();
  return confirm;
}

const callerOf = (stage: Stage, who: string, inputKey: string) =>
  ({
    workspaceId: stage.slack.teamId,
    personId: stage.as(who).person.id,
    door: 'button',
    inputKey,
    isStored: false,
  }) as const;

const headlineOf = async (stage: Stage, number: number): Promise<string> => {
  const said = await stage.as('ola').history('#incidents');
  return said.map(saidIn).find((one) => new RegExp(`\\*(Event|Incident) ${number}\\*`).test(one)) ?? '';
};

const thread = async (stage: Stage, who: string): Promise<string[]> => {
  const root = (await stage.as(who).history('#heron-help')).find(
    (one) => one.user === stage.as(who).person.id,
  );
  return texts(await stage.as(who).thread('#heron-help', root?.ts ?? ''));
};

it.each(deskDatabases)(
  'INC-4 INC-12 an event becomes part of another: tickets, people and open work go there, on %s',
  async (_, database) => {
    const stage = await twoStage({ database: await database() });
    const { db } = stage.running.desk;
    await stage.as('priya').join(OTHER);
    await pressCard(stage, 'priya', 'incident.respond', OTHER);
    await stage.as('tomas').command(OTHER, '/incident task look at the index');
    await stage.settle();
    const confirm = await merge(stage);
    expect(confirm).toContain('This cannot be taken back.');
    expect(confirm).toContain('1 ticket goes along');
    expect(confirm).toContain('Priya Nair becomes a responder there');

    expect(await headlineOf(stage, 2)).toContain('Part of event 1 now');
    expect(await headlineOf(stage, 2)).not.toContain('incident.respond');
    expect(saidIn(await roomCard(stage, ROOM))).toContain('Tickets 1, requesters 1');
    expect(await allSaid(stage, 'tomas', OTHER)).toMatch(
      /part of event 1 now\*, says Tomas Rivera. Go on in <#C\w+>/,
    );
    expect(await allSaid(stage, 'ruth', ROOM)).toContain(
      'With it came 1 ticket, 1 open entry, as responders Priya Nair',
    );
    expect(saidIn(await cardOf(stage, 1))).toContain('⏸️ Paused: an incident');
    expect(texts(await staffThread(stage, 1)).join()).toContain('Event 2 is part of event 1 now');
    const told = (await thread(stage, 'lena')).filter((one) => one.includes('part of a problem'));
    expect(told).toHaveLength(1);

    expect((await findIncidentPerson(db, 1, stage.as('priya').person.id))?.respondingSince).toEqual(
      expect.any(Date),
    );
    expect((await findIncidentPerson(db, 1, stage.as('tomas').person.id))?.respondingSince).toEqual(
      expect.any(Date),
    );
    expect((await getIncident(db, 1)).commanderId).toBe(stage.as('ruth').person.id);
    const tasks = await listEntries(db, 1);
    expect(tasks.map(({ text, state }) => [text, state])).toEqual([['look at the index', 'open']]);
    expect((await listEntries(db, 2)).map(({ state }) => state)).toEqual(['withdrawn']);
    for (const kind of [SITREP, LADDER])
      expect(await listDueOf(db, stage.slack.teamId, kind, ['2'])).toEqual([]);
    for (const { brokenAt } of await verifyRecords(stage.running.desk, null)) expect(brokenAt).toBeNull();

    const before = await toldTo(stage, 'tomas');
    await stage.pass(3 * 60 * MINUTE_MS);
    expect((await toldTo(stage, 'tomas')).slice(before.length)).not.toContain('event 2');
  },
);

it('INC-4 INC-9 what was marked in the room of what became part of another goes on there, until the mark is gone', async () => {
  const stage = await twoStage();
  const { db } = stage.running.desk;
  const states = async () =>
    [...(await listEntries(db, 2)), ...(await listEntries(db, 1))].map(
      ({ incidentId, text, state }) => `${incidentId} ${text} ${state}`,
    );
  await stage.as('ruth').join(OTHER);
  const { ts } = await stage.as('tomas').post(OTHER, 'Check the backups');
  await stage.as('ruth').react(OTHER, ts, 'white_check_mark');
  await stage.settle();
  await merge(stage);
  expect(await states()).toEqual(['2 Check the backups withdrawn', '1 Check the backups open']);
  await stage.as('ruth').unreact(OTHER, ts, 'white_check_mark');
  await stage.settle();
  expect(await states()).toEqual(['2 Check the backups withdrawn', '1 Check the backups withdrawn']);
  await stage.as('tomas').react(OTHER, ts, 'white_check_mark');
  expect(await answerTo(stage, 'tomas', OTHER, '/incident log The disk is free')).toContain(
    'record of event 1',
  );
  await stage.as('tomas').command(OTHER, '/incident task Watch the disk');
  await stage.settle();
  expect((await states()).slice(2)).toEqual(['1 The disk is free open', '1 Watch the disk open']);
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('The disk is free');
  const late = await stage.as('tomas').post(OTHER, 'Free space');
  await stage.as('tomas').react(OTHER, late.ts, 'white_check_mark');
  await stage.settle();
  expect(await states()).toEqual([
    '2 Check the backups withdrawn',
    '1 Check the backups open',
    '1 The disk is free open',
    '1 Watch the disk open',
    '1 Free space open',
  ]);
});

it('INC-10 INC-4 a mark in the room of what became part of a private one is kept for its people alone', async () => {
  const stage = await twoStage();
  const { db } = stage.running.desk;
  await merge(stage);
  await transact(db, (tx) => updateIncident(tx, 1, { isPrivate: true, codename: 'room-juniper' }));
  await stage.as('sam').join(OTHER);
  const { ts } = await stage.as('sam').post(OTHER, 'Check the backups');
  const before = (await listEntries(db, 1)).length;
  await stage.as('sam').react(OTHER, ts, 'white_check_mark');
  await stage.settle();
  expect(await listEntries(db, 1)).toHaveLength(before);
});

it('INC-4 the second is offered the first as it is declared, and in the form before, and nothing is in its way', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await stage.as('tomas').command('#general', '/incident saving fails in Eastbrook');
  const form = await topModal(stage.as('tomas'));
  expect(JSON.stringify(form.view)).toContain('*Event 1* goes on: “Saving fails”.');
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  const room = await stage.as('tomas').history(OTHER);
  const offer = room.find((one) => saidIn(one).includes('"incident.merge"'));
  expect(offer?.text).toContain('This may be the same thing as');
  await stage.as('tomas').press({ channel: offer?.channel ?? '', ts: offer?.ts ?? '' }, 'incident.merge');
  await submit(stage.as('tomas'), {});
  expect(await submit(stage.as('tomas'), {})).toEqual({ ok: true });
  await stage.settle();
  expect((await getIncident(stage.running.desk.db, 2)).mergedIntoId).toBe(1);

  await declare(stage, 'Search is empty', 'tomas');
  expect(await allSaid(stage, 'tomas', '#inc-3-search-is-empty')).not.toContain('This may be the same thing');
});

it('INC-4 W-4 the headline of what was merged follows when the other one is confirmed', async () => {
  const stage = await twoStage();
  await merge(stage);
  expect(await headlineOf(stage, 2)).toContain('Part of event 1 now');
  await assess(stage, 'ruth');
  expect(await headlineOf(stage, 2)).toContain('Part of incident 1 now');
  expect(saidIn(await cardOfOther(stage))).toContain('Part of incident 1 now');
});

/** The card that stands in the room of event 2. */
const cardOfOther = async (stage: Stage) => {
  const card = (await stage.as('tomas').history(OTHER)).find((one) => /Part of/.test(saidIn(one)));
  if (!card) throw new Error('There is no card.');
  return card;
};

it('INC-1 *Same thing here* on the headline takes a word, once each, and whoever says so looks on', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  const say = async (seen: string) => {
    await pressHeadline(stage, 'maya', 'incident.same-thing');
    const answer = await submit(stage.as('maya'), { seen });
    await stage.settle();
    return answer;
  };
  expect(await say('in Millford, since nine')).toMatchObject({ ok: true });
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('Added to event 1');
  expect(await allSaid(stage, 'ruth', ROOM)).toContain('Same thing here: in Millford, since nine');
  expect(await allSaid(stage, 'maya', ROOM)).toContain('Maya Lindqvist noted');
  expect((await listEntries(stage.running.desk.db, 1)).map(({ kind }) => kind)).toEqual(['event']);
  await stage.as('maya').closeModal((await topModal(stage.as('maya'))).id, true);
  expect((await say('in Millford, since nine')).errors?.seen).toContain('you have said so already');
  await stage.as('maya').closeModal((await topModal(stage.as('maya'))).id, true);
  await say('');
  expect(await listEntries(stage.running.desk.db, 1)).toHaveLength(2);
});

it('INC-1 *Same thing here* declares nothing, and adds what was seen to the one that goes on', async () => {
  const stage = await openStage();
  await declare(stage, 'Saving fails');
  await stage.as('maya').command('#general', '/incident saving fails <!channel> in Eastbrook');
  const { id } = await topModal(stage.as('maya'));
  const press = () => stage.as('maya').press({ viewId: id }, 'incident.same-thing');
  await Promise.all([press(), press()]);
  await stage.settle();
  expect(await listEntries(stage.running.desk.db, 1)).toHaveLength(1);
  expect(JSON.stringify((await topModal(stage.as('maya'))).view)).toContain('Added to event 1');
  const room = await allSaid(stage, 'ruth', ROOM);
  expect(room).toContain('Maya Lindqvist noted');
  expect(room).toContain('Same thing here: saving fails');
  await expect(getIncident(stage.running.desk.db, 2)).rejects.toThrow();
  expect(await allSaid(stage, 'maya', ROOM)).toContain('Same thing here');
});

it('INC-4 of two who merge at once in opposite directions one is told that it has happened', async () => {
  const stage = await twoStage();
  const { desk } = stage.running;
  const both = await Promise.allSettled([
    mergeIncident(desk, callerOf(stage, 'ruth', 'a'), 1, 2),
    mergeIncident(desk, callerOf(stage, 'tomas', 'b'), 2, 1),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((one) => one.status === 'rejected');
  expect(String(refused?.reason)).toMatch(/is merged, and takes in no other one/);
  await stage.settle();
  const states = [await getIncident(desk.db, 1), await getIncident(desk.db, 2)].map(({ state }) => state);
  expect(states.filter((state) => state === 'merged')).toHaveLength(1);
});

it('INC-4 where nobody leads the other its commander leads both, and an answer to one is an answer to both', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'maya');
  await declareAs(stage, 'tomas', 'medium', 'saving fails in Eastbrook');
  await pressCard(stage, 'tomas', 'incident.respond', OTHER);
  const [page] = await pagesOf(stage, 'priya');
  expect(saidIn(page ?? (await roomCard(stage)))).toContain('I’m responding');
  await stage.as('priya').press({ channel: page?.channel ?? '', ts: page?.ts ?? '' }, 'incident.respond');
  await stage.settle();
  await merge(stage);
  const one = await getIncident(stage.running.desk.db, 1);
  expect(one.commanderId).not.toBeNull();
  expect(one.nextRungAt).toBeNull();
  expect(one.state).toBe('assessing');
  expect(await headlineOf(stage, 1)).not.toContain('calling');
});

it('INC-4 the heavier severity stands, and what is confirmed takes in what is not', async () => {
  const stage = await openStage();
  await declareAs(stage, 'ruth', 'medium');
  await assess(stage, 'ruth', { severity: 'medium' });
  await declareAs(stage, 'tomas', 'high', 'saving fails in Eastbrook');
  await merge(stage);
  const one = await getIncident(stage.running.desk.db, 1);
  expect([one.severity, one.state]).toEqual(['high', 'remediating']);
  expect(await allSaid(stage, 'ruth', ROOM)).toContain(
    'Severity high*, was medium: event 2, which is part of it now',
  );
  expect(await toldTo(stage, 'ruth')).not.toContain('which you led');
});

it('INC-13 INC-4 a false alarm reaches those who were told of what became part of it, nobody twice', async () => {
  const stage = await twoStage();
  await stage.as('jonas').command('#general', '/incident list');
  const other = (await stage.as('jonas').history('#incidents')).find((one) =>
    /\*Event 2\*/.test(saidIn(one)),
  );
  await stage.as('jonas').press({ channel: other?.channel ?? '', ts: other?.ts ?? '' }, 'incident.subscribe');
  await stage.settle();
  await stage.as('tomas').command(OTHER, '/incident sitrep');
  await submit(stage.as('tomas'), { situation: 'Looking into it' });
  await stage.settle();
  await merge(stage);
  expect(await toldTo(stage, 'jonas')).toContain('You get the sitreps of that.');
  await pressCard(stage, 'ruth', 'incident.respond');
  await stage.as('ruth').command(ROOM, '/incident false-alarm');
  await submit(stage.as('ruth'), { reason: 'The planned change' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const said = texts(await stage.as('jonas').history('@firstline'));
  expect(said.filter((one) => one.includes('was a false alarm'))).toHaveLength(1);
  expect(await allSaid(stage, 'tomas', OTHER)).toContain('was a false alarm');
  expect((await thread(stage, 'lena')).join()).toContain('What we took for a larger problem was none');
  expect(await toldTo(stage, 'tomas')).toContain('You saw it and said so');
});

it('INC-4 PPL-4 whoever leads neither, or does not see one of them, merges nothing', async () => {
  const stage = await twoStage();
  const { desk } = stage.running;
  await expect(mergeIncident(desk, callerOf(stage, 'priya', 'p'), 2, 1)).rejects.toThrow(
    'only the commander',
  );
  await expect(mergeIncident(desk, callerOf(stage, 'maya', 'm'), 2, 1)).rejects.toThrow('only agents');
  await stage.as('ruth').command('#general', '/incident quagga in the newsletter');
  const form = await topModal(stage.as('ruth'));
  const ticked = { value: 'yes', text: { type: 'plain_text', text: 'Keep it private' } };
  await stage.as('ruth').fill(form.id, { isPrivate: { value: { selected_options: [ticked] } } });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const unknown = 'There is no such incident';
  await expect(mergeIncident(desk, callerOf(stage, 'tomas', 'x'), 2, 3)).rejects.toThrow(unknown);
  await expect(mergeIncident(desk, callerOf(stage, 'ruth', 'y'), 1, 3)).rejects.toThrow('stays by itself');
  await pressMoreAct(stage, 'ruth', 'merge');
  const choices = JSON.stringify((await topModal(stage.as('ruth'))).view);
  expect(choices).toContain('Event 2');
  expect(choices).not.toContain('juniper');
});

it('INC-4 K-3 `/incident merge 1` in its room chooses that one', async () => {
  const stage = await twoStage();
  await stage.as('tomas').command(OTHER, '/incident merge 1');
  const form = JSON.stringify((await topModal(stage.as('tomas'))).view);
  expect(form).toContain('Merge event 2');
  expect(form).toContain('"value":"1"');
});

it('INC-2 INC-4 its tracking issue is closed, and says of what it is part', async () => {
  const stage = await twoStage({ hasGithub: true });
  await merge(stage);
  const [one, two] = issuesIn(stage);
  expect([one?.title, one?.state]).toEqual(['Event 1: Saving fails', 'open']);
  expect([two?.title, two?.state]).toEqual(['Event 2: saving fails in Eastbrook', 'closed']);
  expect(two?.body).toMatch(/- Part of: \[event 1\]\(\S+\/heron\/library\/issues\/1\)/);
});
