import { describe, expect, it } from 'vitest';
import { listEntries } from '../../src/db/incident-entries.ts';
import { listIncidentEvents } from '../../src/db/incident-events.ts';
import { listIncidentPeople } from '../../src/db/incident-people.ts';
import { getIncident } from '../../src/db/incidents.ts';
import { attachTickets } from '../../src/services/incident/attach-tickets.ts';
import { makePrivate as makePrivateNow } from '../../src/services/incident/make-private.ts';
import { mergeIncident } from '../../src/services/incident/merge-incident.ts';
import { reportSitrep } from '../../src/services/incident/report-sitrep.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { declareAs, keepRota, pagesOf, pressOn, toldTo } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, answerTo, declare, headlineOf, pressHeadline, roomCard } from '../support/incident.ts';
import { leaksIn } from '../support/leaks.ts';
import { by, INSIDE, LEFT, makePrivate, NEUTRAL, OPEN, waiting, words } from '../support/make-private.ts';
import { openStage, type Stage, type StageOptions, saidIn, submit } from '../support/stage.ts';
import { issuesIn } from '../support/tracked.ts';

const REQUEST = 'The newsletter link shows an okapi';

/** Ruth leads “quagga in the newsletter”, Priya responds, Dele looks on, Ola subscribes; Lena’s ticket is part of it. */
async function openlyStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage({ hasGithub: true, ...options });
  await keepRota(stage);
  await stage.as('lena').post('#heron-help', REQUEST);
  await stage.settle();
  await declare(stage, 'quagga in the newsletter');
  const [page] = await pagesOf(stage, 'priya');
  if (!page) throw new Error('Priya is not called.');
  await pressOn(stage, 'priya', page, 'incident.respond');
  await pressHeadline(stage, 'dele', 'incident.join');
  await pressHeadline(stage, 'ola', 'incident.subscribe');
  await attachTickets(stage.running.desk, by(stage, 'ruth'), 1, [1]);
  await stage.settle();
  await reportSitrep(stage.running.desk, by(stage, 'ruth'), 1, words('The narwhal is loose'));
  await stage.settle();
  return stage;
}

describe.each(deskDatabases)('made private, on %s', (_, database) => {
  it('INC-10 it goes on in a private room with those who work on it, and its headline tells no cause', async () => {
    const stage = await openlyStage({ database: await database() });
    const { desk } = stage.running;
    expect(await allSaid(stage, 'ola', '#incidents')).toContain('quagga');
    const confirm = await makePrivate(stage, 'ruth', OPEN);
    expect(confirm).toContain('cannot be undone');
    expect(confirm).toContain('What is out stays out');

    const room = stage.slack.channel(INSIDE.slice(1));
    expect(room.kind).toBe('private');
    const inside = ['ruth', 'priya'].map((who) => stage.as(who).person.id);
    expect((await listIncidentPeople(desk.db, 1)).map(({ personId }) => personId).sort()).toEqual(
      [...inside].sort(),
    );
    const said = await allSaid(stage, 'priya', INSIDE);
    expect(said).toContain('This is event 1, private from here on');
    expect(said).toContain('Send sitrep');

    const everybody = await allSaid(stage, 'ola', '#incidents');
    expect(everybody).toContain(NEUTRAL);
    expect(leaksIn([['#incidents', everybody]], ['quagga', 'narwhal', 'juniper', 'confidential'])).toEqual(
      [],
    );
    const left = stage.slack.channel(LEFT.slice(1));
    expect(left).toMatchObject({ isArchived: true, topic: NEUTRAL });
    const old = await allSaid(stage, 'ola', LEFT);
    expect(old).toContain(NEUTRAL);
    expect(leaksIn([['the old room', old]], ['narwhal', 'juniper'])).toEqual([]);

    expect((await listIncidentEvents(desk.db, 1)).map(({ kind }) => kind)).toContain('made private');
    expect(await verifyRecords(desk, null)).toMatchObject([{ name: 'room-juniper', brokenAt: null }]);
    const issue = issuesIn(stage)[0];
    expect(issue).toMatchObject({ state: 'closed', title: 'Event 1 is not followed here any more' });
    expect(issue?.body).not.toContain('quagga');
    expect(await answerTo(stage, 'sam', '#general', '/ticket search okapi')).toContain(
      'Nothing has the words',
    );
    expect(await getIncident(desk.db, 1)).toMatchObject({ series: 'private', number: 1, openNumber: 1 });
  });

  it('INC-10 nothing of it is said to others from then on, its old name is nobody’s, and its number no other one’s', async () => {
    const stage = await openlyStage({ database: await database() });
    const { desk } = stage.running;
    await makePrivate(stage, 'ruth', OPEN);
    stage.slack.ledger.clear();
    const before = stage.github.calls.length;
    await reportSitrep(desk, by(stage, 'ruth'), 1, words('An axolotl as well', 'Feed the wombat'));
    await stage.settle();
    await stage.pass(30 * MINUTE_MS);
    const reached = JSON.stringify(
      stage.slack.ledger
        .calls()
        .filter(({ args }) => args.channel !== stage.slack.channel('room-juniper').id),
    );
    expect(reached).not.toContain('axolotl');
    expect(await allSaid(stage, 'priya', INSIDE)).toContain('axolotl');
    expect(await toldTo(stage, 'ola')).not.toContain('juniper');
    expect(JSON.stringify(stage.github.calls.slice(before))).not.toMatch(/axolotl|juniper/);
    expect(await allSaid(stage, 'lena', '#heron-help')).not.toContain('wombat');
    expect(await answerTo(stage, 'dele', '#general', '/incident list')).not.toMatch(/quagga|juniper/);
    expect(await answerTo(stage, 'dele', '#general', '/incident sitrep 1')).toContain(
      'There is no such incident',
    );
    await declare(stage, 'Saving fails');
    expect(stage.slack.channel('inc-2-saving-fails').kind).toBe('public');
  });

  it('INC-10 PPL-4 only whoever leads it can, and of two at once the second is told', async () => {
    const stage = await openlyStage({ database: await database() });
    const { desk } = stage.running;
    await expect(makePrivateNow(desk, by(stage, 'priya'), 1)).rejects.toThrow('only the commander');
    const both = await Promise.allSettled([
      makePrivateNow(desk, by(stage, 'ruth'), 1),
      makePrivateNow(desk, by(stage, 'ruth'), 1),
    ]);
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(refused).toEqual([expect.stringContaining('room-juniper is private already')]);
    await stage.settle();
    const made = (await listIncidentEvents(desk.db, 1)).filter(({ kind }) => kind === 'made private');
    expect(made).toHaveLength(1);
    expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
  });

  it('INC-10 INC-2 a low one, whose room was the thread of its headline, gets a private room, and the thread tells nothing', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    await declareAs(stage, 'ruth', 'low', 'quagga in the newsletter');
    await reportSitrep(desk, by(stage, 'ruth'), 1, words('The narwhal is loose'));
    await stage.settle();
    const { channel, ts } = await headlineOf(stage);
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    const thread = (await stage.as('ola').thread(channel, ts)).map(saidIn).join('\n');
    expect(leaksIn([['the thread', thread]], ['quagga', 'narwhal', 'juniper', 'Work goes on'])).toEqual([]);
    expect(thread).toContain(NEUTRAL);
    expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 INC-4 what had become part of it becomes private with it', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    await declare(stage, 'quagga in the newsletter');
    await declare(stage, 'narwhal in the newsletter');
    await mergeIncident(desk, by(stage, 'ruth'), 2, 1);
    await stage.settle();
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    const said = await allSaid(stage, 'ola', '#incidents');
    expect(
      leaksIn([['#incidents', said]], ['quagga', 'narwhal', 'juniper', 'alder', 'Work goes on']),
    ).toEqual([]);
    expect(said).toContain('Event 2 is not followed here any more');
    for (const name of ['inc-1', 'inc-2']) expect(stage.slack.channel(name).isArchived).toBe(true);
    expect(await answerTo(stage, 'ola', '#general', '/incident list')).not.toMatch(/quagga|narwhal/);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 TRI-8 the words of a ticket that was merged into one of its tickets are hidden too', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    for (const text of ['The newsletter shows an okapi', 'My street is in the newsletter, says a tapir']) {
      await stage.as('lena').post('#heron-help', text);
      await stage.settle();
    }
    await stage.as('tomas').command('#general', '/ticket merge 2 1');
    await submit(stage.as('tomas'), {});
    await stage.settle();
    await declare(stage, 'quagga in the newsletter');
    await attachTickets(desk, by(stage, 'ruth'), 1, [1]);
    expect(await answerTo(stage, 'sam', '#general', '/ticket search tapir')).toContain('Ticket 2');
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    for (const word of ['okapi', 'tapir']) {
      expect(await answerTo(stage, 'sam', '#general', `/ticket search ${word}`)).toContain(
        'Nothing has the words',
      );
    }
  });

  it('INC-10 PPL-4 whoever is not in it any more takes nothing off its record by taking back a mark', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    await declareAs(stage, 'ruth', 'low', 'quagga in the newsletter');
    const { channel, ts } = await headlineOf(stage);
    const said = await stage.as('tomas').post(channel, 'I saw an okapi', ts);
    await stage.as('tomas').react(channel, said.ts, 'pushpin');
    await stage.settle();
    const okapi = async () => (await listEntries(desk.db, 1)).find(({ text }) => text.includes('okapi'));
    expect(await okapi()).toBeDefined();
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    await stage.as('tomas').unreact(channel, said.ts, 'pushpin');
    await stage.settle();
    expect(await okapi()).not.toMatchObject({ state: 'withdrawn' });
  });
});
