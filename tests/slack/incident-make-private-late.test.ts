import { describe, expect, it } from 'vitest';
import { getIncident } from '../../src/db/incidents.ts';
import { attachTickets } from '../../src/services/incident/attach-tickets.ts';
import { makePrivate as makePrivateNow } from '../../src/services/incident/make-private.ts';
import { reportSitrep } from '../../src/services/incident/report-sitrep.ts';
import { declareAs } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declare, headlineOf, roomCard } from '../support/incident.ts';
import { leaksIn } from '../support/leaks.ts';
import { by, INSIDE, LEFT, NEUTRAL, OPEN, waiting, words } from '../support/make-private.ts';
import { openStage, saidIn, submit } from '../support/stage.ts';

/** What is on its way, lost or refused while an incident becomes private. */
describe.each(deskDatabases)('made private meanwhile, on %s', (_, database) => {
  it('INC-10 where the old room cannot be archived and the codename is taken, work goes on all the same, and the room is told', async () => {
    const stage = await openStage({ database: await database() });
    stage.slack.addChannel('room-juniper', 'public', ['ola']);
    await declare(stage, 'quagga in the newsletter');
    const fault = {
      kind: 'error',
      method: 'conversations.archive',
      code: 'restricted_action',
      probability: 1,
    } as const;
    stage.slack.faults.inject(fault);
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    await stage.settle();
    const said = await allSaid(stage, 'ruth', '#room-juniper-2');
    expect(said).toContain('could not be archived: restricted');
    expect(stage.slack.channel('inc-1').topic).toBe(NEUTRAL);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 what gets people on does not reach requesters who have not read it yet, also over a restart', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    for (const who of ['lena', 'ben']) {
      await stage.as(who).post('#heron-help', `${who} reads an okapi`);
      await stage.settle();
    }
    await declare(stage, 'quagga in the newsletter');
    await attachTickets(desk, by(stage, 'ruth'), 1, [1]);
    await stage.settle();
    stage.slack.faults.down(true);
    await reportSitrep(desk, by(stage, 'ruth'), 1, words('The narwhal is loose', 'Feed the wombat'));
    await attachTickets(desk, by(stage, 'ruth'), 1, [2]);
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    await stage.pass(MINUTE_MS);
    stage.slack.faults.down(false);
    await stage.restart();
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
    const asked = await stage.as('ola').history('#heron-help');
    const threads = await Promise.all(asked.map(({ channel, ts }) => stage.as('ola').thread(channel, ts)));
    const told = threads.flat().map(saidIn).join('\n');
    expect(told).not.toContain('wombat');
    expect(told).toMatch(
      /Ticket 1 is part of a problem[\s\S]*Ticket 2 is part of a problem|Ticket 2 is part of a problem[\s\S]*Ticket 1 is part of a problem/,
    );
    const everybody = [await allSaid(stage, 'ola', '#incidents'), await allSaid(stage, 'ola', LEFT)].join(
      '\n',
    );
    expect(everybody).not.toContain('narwhal');
    expect(await allSaid(stage, 'ruth', INSIDE)).toContain('narwhal');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 a headline of which nobody knows whether it stands is looked for, and cut', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    const { id: channel } = stage.slack.channel('incidents');
    stage.slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', channel });
    const blind = stage.slack.faults.inject({
      kind: 'reset',
      method: 'conversations.history',
      probability: 1,
    });
    await declare(stage, 'quagga in the newsletter');
    expect(await allSaid(stage, 'ola', '#incidents')).toContain('quagga');
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    blind();
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
    const said = await allSaid(stage, 'ola', '#incidents');
    expect(said).not.toContain('quagga');
    expect(said.split('not followed here').length - 1).toBeLessThanOrEqual(2);
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 a room of which nobody knows that Slack has opened it is looked for, and left', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    stage.slack.faults.inject({ kind: 'lost_reply', method: 'conversations.create' });
    const blind = stage.slack.faults.inject({ kind: 'reset', method: 'conversations.list', probability: 1 });
    await declare(stage, 'quagga in the newsletter');
    expect(stage.slack.channel(OPEN.slice(1)).kind).toBe('public');
    expect(await getIncident(desk.db, 1)).toMatchObject({ roomChannelId: null });
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    blind();
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
    expect(stage.slack.channel('inc-1')).toMatchObject({ kind: 'public', isArchived: true, topic: NEUTRAL });
    expect(stage.slack.channel('room-juniper').kind).toBe('private');
    expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 a room whose archiving nobody knows of is left once more, and nothing waits', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    stage.slack.faults.inject({ kind: 'lost_reply', method: 'conversations.archive' });
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
    expect(stage.slack.channel('inc-1').isArchived).toBe(true);
    expect(await allSaid(stage, 'ruth', INSIDE)).not.toContain('could not be archived');
    expect(await waiting(stage)).toEqual([]);
  });

  it.each(['medium', 'low'] as const)(
    'INC-10 a sitrep of a %s one of which nobody knows whether it stands below the headline is looked for, and cut',
    async (severity) => {
      const stage = await openStage({ database: await database() });
      const { desk } = stage.running;
      await declareAs(stage, 'ruth', severity, 'quagga in the newsletter');
      const { channel, ts } = await headlineOf(stage);
      stage.slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', channel });
      const blind = stage.slack.faults.inject({
        kind: 'reset',
        method: 'conversations.replies',
        probability: 1,
      });
      await reportSitrep(desk, by(stage, 'ruth'), 1, words('The narwhal is loose'));
      await stage.settle();
      const thread = async () => (await stage.as('ola').thread(channel, ts)).map(saidIn).join('\n');
      expect(await thread()).toContain('narwhal');
      stage.clock.advance(1000);
      await makePrivateNow(desk, by(stage, 'ruth'), 1);
      blind();
      for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
      expect(await thread()).not.toMatch(/narwhal|quagga/);
      expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
      expect(await waiting(stage)).toEqual([]);
    },
  );

  it('INC-10 what is on its way while it becomes private tells nothing when it has arrived', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    const delay = { kind: 'delay', ms: 1500, probability: 1 } as const;
    const { id: channel } = stage.slack.channel('incidents');
    const stops = [
      stage.slack.faults.inject({ ...delay, method: 'conversations.create' }),
      stage.slack.faults.inject({ ...delay, method: 'chat.postMessage', channel }),
    ];
    await stage.as('ruth').command('#general', '/incident quagga in the newsletter');
    await submit(stage.as('ruth'), {});
    const { outbox } = desk.db.tables;
    await expect
      .poll(async () => {
        const rows = await desk.db.select().from(outbox);
        return rows.filter(({ state }) => state === 'leased').map(({ delivery }) => delivery.kind);
      })
      .toEqual(expect.arrayContaining(['incident.headline', 'incident.room']));
    await makePrivateNow(desk, by(stage, 'ruth'), 1);
    for (const stop of stops) stop();
    await stage.settle();
    const said = await allSaid(stage, 'ola', '#incidents');
    expect(leaksIn([['#incidents', said]], ['quagga', 'juniper'])).toEqual([]);
    expect(said).toContain(NEUTRAL);
    expect(stage.slack.channel('inc-1')).toMatchObject({ kind: 'public', isArchived: true });
    expect(stage.slack.channel('room-juniper').kind).toBe('private');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 a headline that Slack does not let the desk change is named in the room, with where it stands', async () => {
    const stage = await openStage({ database: await database() });
    await declare(stage, 'quagga in the newsletter');
    const { channel, ts } = await headlineOf(stage);
    const code = 'edit_window_closed';
    stage.slack.faults.inject({ kind: 'error', method: 'chat.update', channel, code, probability: 1 });
    await makePrivateNow(stage.running.desk, by(stage, 'ruth'), 1);
    await stage.settle();
    const said = await allSaid(stage, 'ruth', INSIDE);
    expect(said).toContain(`/archives/${channel}/p${ts.replace('.', '')}`);
    expect(said).toContain('could not be changed');
    expect(await waiting(stage)).toEqual([]);
  });
});
