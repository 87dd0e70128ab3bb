import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openCampaign } from './campaign.ts';
import { reckon } from './reckoning.ts';

const KILLS = Number(process.env.KILLS ?? 200);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** From the moment it is connected; many kills strike while it still catches up. */
const LONGEST_LIFE_MS = 2_000;
const AN_ACT_EVERY_MS = 700;
const DRAIN_MS = 15 * 60_000;

it(`R1 ${KILLS} kills under mixed load lose nothing and double nothing`, async () => {
  const campaign = await openCampaign(SEED);
  const { desk, slack, database, inputs, random } = campaign;
  const stopPeople = campaign.load(AN_ACT_EVERY_MS);
  const from = performance.now();
  for (let kill = 0; kill < KILLS; kill++) {
    await pause(LONGEST_LIFE_MS * random() ** 2);
    await desk.kill();
    await desk.start();
  }
  await stopPeople();
  const killedMs = performance.now() - from;
  const isDrained = await campaign.drained(DRAIN_MS);
  const found = reckon(slack, database, inputs.all);
  const stopped = await desk.stop();
  process.stdout.write(
    JSON.stringify(
      {
        seed: SEED,
        kills: KILLS,
        seconds: Math.round(killedMs / 1000),
        drainedAfterSeconds: Math.round((performance.now() - from - killedMs) / 1000),
        ...found,
        inputs: found.inputs,
        unknown: slack.ledger.unknown,
        troubleLines: desk.trouble.length,
        stopped,
      },
      null,
      2,
    ).concat('\n'),
  );
  expect(found.lost).toEqual([]);
  expect(found.doubled).toEqual([]);
  expect(found.dead).toEqual([]);
  expect(found.integrity).toBe('ok, 0 broken keys');
  expect(isDrained).toBe(true);
  expect(stopped.code).toBe(0);
});
