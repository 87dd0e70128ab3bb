import { describe, expect, it } from 'vitest';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { makePrivate } from '../../src/services/incident/make-private.ts';
import { makeReal } from '../../src/services/incident/make-real.ts';
import { promoteIncident } from '../../src/services/incident/promote-incident.ts';
import { renameIncident } from '../../src/services/incident/rename-incident.ts';
import { declareAs } from '../support/calling.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { declarationOf } from '../support/declaration.ts';
import { deskDatabases } from '../support/engines.ts';
import { allSaid, declare, roomCard, roomsMade } from '../support/incident.ts';
import { by, INSIDE, NEUTRAL, OPEN, waiting } from '../support/make-private.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** Slack opens a room, its answer is lost, and it cannot be asked until `see`. */
async function losing(database: string | undefined): Promise<{ stage: Stage; see: () => Promise<void> }> {
  const stage = await openStage({ database });
  stage.slack.faults.inject({ kind: 'lost_reply', method: 'conversations.create' });
  const blind = stage.slack.faults.inject({ kind: 'reset', method: 'conversations.list', probability: 1 });
  const see = async () => {
    blind();
    for (let n = 0; n < 5; n++) await stage.pass(MINUTE_MS);
  };
  return { stage, see };
}

async function expectLeft(stage: Stage): Promise<void> {
  expect(stage.slack.channel('inc-1')).toMatchObject({ kind: 'public', isArchived: true, topic: NEUTRAL });
  expect(stage.slack.channel('room-juniper').kind).toBe('private');
  expect(await roomCard(stage, INSIDE, 'ruth')).toBeDefined();
  expect(await waiting(stage)).toEqual([]);
}

describe.each(deskDatabases)('a room of which nobody knows that it is open, on %s', (_, database) => {
  it('INC-2 is the only one, whatever its incident is called meanwhile', async () => {
    const { stage, see } = await losing(await database());
    await declare(stage, 'quagga in the newsletter');
    await renameIncident(stage.running.desk, by(stage, 'ruth'), 1, 'The newsletter is wrong');
    await see();
    expect(roomsMade(stage)).toEqual([OPEN.slice(1)]);
    expect(await roomCard(stage, OPEN, 'ruth')).toBeDefined();
  });

  it('INC-10 is left where its incident was renamed before it became private', async () => {
    const { stage, see } = await losing(await database());
    await declare(stage, 'quagga in the newsletter');
    await renameIncident(stage.running.desk, by(stage, 'ruth'), 1, 'The newsletter is wrong');
    await makePrivate(stage.running.desk, by(stage, 'ruth'), 1);
    await see();
    await expectLeft(stage);
  });

  it('INC-10 INC-1 is left where it was opened for a drill that turned out to be real', async () => {
    const { stage, see } = await losing(await database());
    const { desk } = stage.running;
    await declareIncident(desk, by(stage, 'ruth'), { ...declarationOf('quagga'), isDrill: true });
    await stage.settle();
    await makeReal(desk, by(stage, 'ruth'), 1);
    await makePrivate(desk, by(stage, 'ruth'), 1);
    await see();
    await expectLeft(stage);
  });

  it('INC-10 INC-2 is left where it was opened for a low one', async () => {
    const { stage, see } = await losing(await database());
    const { desk } = stage.running;
    await declareAs(stage, 'ruth', 'low', 'quagga in the newsletter');
    await promoteIncident(desk, by(stage, 'ruth'), 1);
    await stage.settle();
    expect(stage.slack.channel(OPEN.slice(1)).kind).toBe('public');
    await makePrivate(desk, by(stage, 'ruth'), 1);
    await see();
    await expectLeft(stage);
  });

  it('INC-10 is none that an earlier desk opened under the same codename, in which others are', async () => {
    const stage = await openStage({ database: await database() });
    stage.slack.addChannel('room-juniper', 'private', ['firstline', 'dele']);
    stage.clock.advance(2 * DAY_MS);
    const declaration = { ...declarationOf('quagga in the newsletter'), isPrivate: true };
    await declareIncident(stage.running.desk, by(stage, 'ruth'), declaration);
    await stage.settle();
    expect(await allSaid(stage, 'dele', '#room-juniper')).not.toContain('quagga');
    expect(await roomCard(stage, '#room-juniper-2', 'ruth')).toBeDefined();
  });
});
