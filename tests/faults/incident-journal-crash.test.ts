import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listIncidents } from '../../src/db/incidents.ts';
import { listUnfiled } from '../../src/domain/incident/journal.ts';
import { openJournal } from '../../src/integrations/journal/file.ts';
import { makeEmergency } from '../../src/services/incident/emergency.ts';
import { fileJournaled } from '../../src/services/incident/file-journaled.ts';
import type { Carrier } from '../../src/services/outbox/deliver-outbox.ts';
import { declarationOf } from '../support/declaration.ts';
import { testDatabase } from '../support/engines.ts';
import { allSaid, roomsMade } from '../support/incident.ts';
import { until } from '../support/outage.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';
import { takeOver } from './crash.ts';

const MINUTE = 60_000;

const DECLARATION = declarationOf('saving fails');

/** Declared in the journal by a process that ends as soon as Slack has accepted the call of this number. */
async function endAfterCall(stage: Stage, last: number, declaration = DECLARATION): Promise<void> {
  await stage.pass(MINUTE);
  const hand = await takeOver(stage);
  const journal = openJournal(stage.config.journal, rethrow);
  let calls = 0;
  const carry: Carrier = async (parcel, effect) => {
    if (calls === last) return never;
    const outcome = await hand.carry(parcel, effect);
    calls++;
    return calls === last ? never : outcome;
  };
  const { workspaceId } = hand;
  const workspace = { id: workspaceId, botUserId: stage.slack.botUserId };
  const emergency = makeEmergency(hand.desk, workspace, journal, carry, rethrow);
  const personId = stage.as('tomas').person.id;
  const caller = { workspaceId, personId, door: 'form', inputKey: 'form:V1', isStored: false } as const;
  expect(emergency.declare(caller, declaration)).toBe(true);
  await until(() => calls === last);
  journal.close();
  await hand.close();
}

const never = new Promise<never>(() => {});
const rethrow = (error: unknown) => {
  throw error;
};

const telling = async (stage: Stage, who: string, channel: string) =>
  (await stage.as(who).history(channel)).map(saidIn).filter((one) => one.includes('saving fails'));

/** Everything of it is there, once. */
async function expectWhole(stage: Stage): Promise<void> {
  const [incident, ...others] = await listIncidents(stage.running.desk.db);
  expect(others).toEqual([]);
  const [room = '', ...more] = roomsMade(stage);
  expect(more).toEqual([]);
  expect(incident?.roomChannelId).toBe(stage.slack.channel(room).id);
}

it.each([
  [1, 'the room'],
  [2, 'the headline'],
  [3, 'the call'],
  [4, 'what is said in the room'],
  [5, 'the pin'],
  [6, 'an invitation'],
])(
  'INC-15 ended after call %i, of %s, before the journal heard of it: found again, and never done twice',
  async (last) => {
    const stage = await openStage();
    await endAfterCall(stage, last);
    expect(roomsMade(stage)).toHaveLength(1);
    await stage.restart();
    await stage.pass(MINUTE);
    await expectWhole(stage);
    expect(await telling(stage, 'ola', '#incidents')).toHaveLength(1);
    expect(await telling(stage, 'priya', '@firstline')).toHaveLength(1);
  },
);

it('INC-15 the same on PostgreSQL', async () => {
  const stage = await openStage({ database: await testDatabase() });
  await endAfterCall(stage, 1);
  await stage.restart();
  await stage.pass(MINUTE);
  await expectWhole(stage);
});

it('INC-15 INC-10 of a private one the room is found by its codename', async () => {
  const stage = await openStage();
  await endAfterCall(stage, 1, { ...DECLARATION, isPrivate: true });
  await stage.restart();
  await stage.pass(MINUTE);
  await expectWhole(stage);
  const [incident] = await listIncidents(stage.running.desk.db);
  expect(roomsMade(stage)).toEqual([incident?.codename]);
});

it('INC-15 the record does not wait for Slack, and the room is found when Slack answers again', async () => {
  const stage = await openStage();
  await endAfterCall(stage, 1);
  const mend = ['conversations.create', 'conversations.list', 'chat.postMessage'].map((method) =>
    stage.slack.faults.inject({ kind: 'server_error', status: 503, method, times: 500 }),
  );
  await stage.restart();
  await stage.running.settled();
  const [incident] = await listIncidents(stage.running.desk.db);
  expect(incident).toMatchObject({ title: 'saving fails', roomChannelId: null });
  for (const end of mend) end();
  await stage.pass(2 * MINUTE);
  await expectWhole(stage);
});

it('INC-15 ended after it was filed, before the journal heard of it: what was logged for it finds its record', async () => {
  const stage = await openStage();
  const hand = await takeOver(stage);
  const journal = openJournal(stage.config.journal, rethrow);
  const atMs = stage.clock.now().getTime();
  const key = 'form:V1';
  const personId = stage.as('tomas').person.id;
  journal.append({ is: 'declared', key, atMs, personId, door: 'form', declaration: DECLARATION });
  const note = { of: 'log', text: 'restarted the index', change: null } as const;
  const machine = { user: 'olga', as: null };
  journal.append({ is: 'noted', key: 'machine:1', atMs, machine, incident: { key }, note });
  for (const unfiled of listUnfiled(journal.lines()))
    await fileJournaled(hand.desk, hand.workspaceId, unfiled);
  journal.close();
  await hand.close();
  await stage.restart();
  await stage.pass(MINUTE);
  await expectWhole(stage);
  expect(await allSaid(stage, 'tomas', '#inc-1-saving-fails')).toContain('restarted the index');
  expect(readFileSync(stage.config.journal, 'utf8').trim()).toBe('');
});
