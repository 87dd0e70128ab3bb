import { expect, it } from 'vitest';
import { getIncident } from '../../src/db/incidents.ts';
import type { Desk } from '../../src/services/desk.ts';
import { declareIncident } from '../../src/services/incident/declare-incident.ts';
import { makePrivate } from '../../src/services/incident/make-private.ts';
import { promoteIncident } from '../../src/services/incident/promote-incident.ts';
import { renameIncident } from '../../src/services/incident/rename-incident.ts';
import { reportSitrep } from '../../src/services/incident/report-sitrep.ts';
import { verifyRecords } from '../../src/services/incident/verify-record.ts';
import { declarationOf } from '../support/declaration.ts';
import { allSaid } from '../support/incident.ts';
import { leaksIn, readByAll } from '../support/leaks.ts';
import { by, words } from '../support/make-private.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { sendAllCrashing, takeOver } from './crash.ts';
import { settleWholly } from './slack-record.ts';

const TOLD = ['quagga', 'okapi', 'narwhal', 'juniper'];

/** Archived ones, too, in which Slack shows people what stands there. */
function publicRooms({ slack }: Stage): string[] {
  const ids = slack.ledger
    .calls()
    .map(({ args }) => String(args.channel ?? ''))
    .filter((id) => id.startsWith('C'));
  return [...new Set(ids)].filter((id) => slack.channel(id).kind === 'public');
}

async function expectNothingTold(stage: Stage): Promise<void> {
  const { desk } = stage.running;
  expect(leaksIn(await readByAll(stage, publicRooms(stage)), TOLD)).toEqual([]);
  const { roomChannelId, isPrivate } = await getIncident(desk.db, 1);
  expect(isPrivate).toBe(true);
  const room = stage.slack.channel(roomChannelId ?? '');
  expect(room.kind).toBe('private');
  expect(await allSaid(stage, 'ruth', room.id)).toContain('private from here on');
  expect((await verifyRecords(desk, null)).map(({ brokenAt }) => brokenAt)).toEqual([null]);
}

const lead = {
  rename: (desk: Desk, stage: Stage) =>
    renameIncident(desk, by(stage, 'ruth'), 1, 'An okapi in the newsletter'),
  sitrep: (desk: Desk, stage: Stage) =>
    reportSitrep(desk, by(stage, 'ruth'), 1, words('The narwhal is loose')),
  promote: (desk: Desk, stage: Stage) => promoteIncident(desk, by(stage, 'ruth'), 1),
} as const;

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'INC-10 S5 made private under 429s and lost answers, nothing that everybody reads tells of it (%i)',
  { timeout: 60_000 },
  async (seed) => {
    const stage = await openStage({ slack: { randomSeed: seed } });
    const { faults } = stage.slack;
    const { desk } = stage.running;
    for (const kind of ['ratelimited', 'lost_reply', 'reset', 'server_error_after'] as const) {
      faults.inject({ kind, retryAfter: 7, probability: 0.12 });
    }
    const severity = seed % 2 === 0 ? 'low' : 'high';
    await declareIncident(desk, by(stage, 'ruth'), {
      ...declarationOf('A quagga in the newsletter'),
      severity,
    });
    for (const step of [lead.sitrep, lead.rename, lead.promote]) {
      if (seed % 3 !== 0) await stage.settle();
      await step(desk, stage);
    }
    if (seed % 4 !== 0) await stage.settle();
    await makePrivate(desk, by(stage, 'ruth'), 1);
    await (seed % 3 === 1 ? stage.running.drain() : stage.settle());
    faults.clear();
    if (seed % 3 === 1) await stage.restart();
    await settleWholly(stage);
    await expectNothingTold(stage);
  },
);

it.each([0, 1, 2, 3, 5, 8])(
  'INC-10 S5 ended after each thing that Slack accepts, made private after %i of them: nothing tells of it',
  { timeout: 60_000 },
  async (accepted) => {
    const stage = await openStage();
    const hand = await takeOver(stage);
    await declareIncident(hand.desk, by(stage, 'ruth'), declarationOf('A quagga in the newsletter'));
    await lead.sitrep(hand.desk, stage);
    await sendAllCrashing(stage, hand, accepted);
    await makePrivate(hand.desk, by(stage, 'ruth'), 1);
    await sendAllCrashing(stage, hand);
    await hand.close();
    await stage.restart();
    await settleWholly(stage);
    await expectNothingTold(stage);
  },
);
