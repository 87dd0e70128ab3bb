import { describe, expect, it } from 'vitest';
import { makePrivate } from '../../src/services/incident/make-private.ts';
import { renameIncident } from '../../src/services/incident/rename-incident.ts';
import { reportSitrep } from '../../src/services/incident/report-sitrep.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declare, roomCard } from '../support/incident.ts';
import { by, INSIDE, LEFT, OPEN, waiting, words } from '../support/make-private.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';

/** What the desk has drawn, not what Slack notes of names and topics. */
const drawnIn = async (stage: Stage, room: string): Promise<string> => {
  const said = (await stage.as('ola').history(room)).filter(({ subtype }) => !subtype);
  return said.map(saidIn).join('\n');
};

const pass = async (stage: Stage) => {
  for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
};

/** What Slack has taken, and the desk does not know of, in the room that everybody reads. */
describe.each(deskDatabases)('made private while answers are lost, on %s', (_, database) => {
  it('INC-10 a sitrep of which nobody knows whether it stands in the room is looked for and cut, and is in the new one', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    await declare(stage, 'quagga in the newsletter');
    const { id: channel } = stage.slack.channel(OPEN.slice(1));
    stage.slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', channel });
    const blind = stage.slack.faults.inject({
      kind: 'reset',
      method: 'conversations.history',
      probability: 1,
    });
    await reportSitrep(desk, by(stage, 'ruth'), 1, words('The narwhal is loose'));
    await stage.settle();
    expect(await drawnIn(stage, OPEN)).toContain('narwhal');
    await makePrivate(desk, by(stage, 'ruth'), 1);
    blind();
    await pass(stage);
    expect(await drawnIn(stage, LEFT)).not.toMatch(/narwhal|quagga/);
    expect(stage.slack.channel('inc-1').isArchived).toBe(true);
    expect(await allSaid(stage, 'ruth', INSIDE)).toContain('narwhal');
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 a card of which nobody knows whether it stands is looked for, and cut', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    const faults = [
      stage.slack.faults.inject({ kind: 'lost_reply', method: 'chat.postMessage', probability: 1 }),
      stage.slack.faults.inject({ kind: 'reset', method: 'conversations.history', probability: 1 }),
    ];
    await declare(stage, 'quagga in the newsletter');
    expect(await drawnIn(stage, OPEN)).toContain('quagga');
    await makePrivate(desk, by(stage, 'ruth'), 1);
    for (const mend of faults) mend();
    await pass(stage);
    expect(await drawnIn(stage, LEFT)).not.toContain('quagga');
    expect(await drawnIn(stage, '#incidents')).not.toContain('quagga');
    expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
    expect(await waiting(stage)).toEqual([]);
  });

  it('INC-10 the card that is being drawn anew meanwhile tells nothing in the end', async () => {
    const stage = await openStage({ database: await database() });
    const { desk } = stage.running;
    await declare(stage, 'quagga in the newsletter');
    const { channel } = await roomCard(stage, OPEN, 'ruth');
    stage.slack.faults.inject({ kind: 'delay', ms: 1500, method: 'chat.update', channel, times: 1 });
    stage.slack.faults.inject({
      kind: 'delay',
      ms: 1500,
      method: 'conversations.setTopic',
      channel,
      times: 1,
    });
    await renameIncident(desk, by(stage, 'ruth'), 1, 'A wombat in the newsletter');
    const { outbox } = desk.db.tables;
    await expect
      .poll(async () => {
        const rows = await desk.db.select().from(outbox);
        return rows.filter(({ state }) => state === 'leased').map(({ delivery }) => delivery.kind);
      })
      .toEqual(expect.arrayContaining(['incident.card', 'incident.topic']));
    await makePrivate(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    await pass(stage);
    expect(await drawnIn(stage, LEFT)).not.toMatch(/quagga|wombat/);
    expect(stage.slack.channel('inc-1')).toMatchObject({ isArchived: true });
    expect(stage.slack.channel('inc-1').topic).not.toMatch(/quagga|wombat/);
    expect(await waiting(stage)).toEqual([]);
  });
});
