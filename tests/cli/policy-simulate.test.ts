import { expect, it } from 'vitest';
import { simulatePolicy } from '../../src/cli/policy-simulate.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { press } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, submit } from '../support/stage.ts';

const ENV = {
  SLACK_BOT_TOKEN: 'xoxb-1234567890-1234567890-abcdefghijklmnop',
  SLACK_APP_TOKEN: 'xapp-1-A1234567890-1234567890-abcdefghijklmnop',
};

async function simulate(env: Record<string, string>, file: string, now: Date, days = '30') {
  const lines: string[] = [];
  const code = await simulatePolicy({ ...ENV, ...env }, file, days, now, (line) => lines.push(line));
  return { code, lines };
}

it('SLA-4 policy simulate counts the last days by another policy, and says which promises it would have broken', async () => {
  const stage = await openStage();
  for (const n of [1, 2]) {
    await stage.as('maya').post('#heron-help', `Page ${n} loses its map.`);
    await stage.settle();
  }
  await stage.pass(40 * MINUTE_MS);
  await press(stage, 'tomas', 1, 'ticket.reply');
  await submit(stage.as('tomas'), { text: 'We are looking.' });
  await stage.settle();
  const env = { DATABASE: stage.config.database };
  const clocks = { first_response: '30 business minutes', resolution: '2 business days' };
  const { code, lines } = await simulate(env, policyWith({ clocks }), stage.clock.now());
  expect(code).toBe(0);
  expect(lines[0]).toMatch(/2 tickets of the last 30 days, .*Nothing is changed\.$/);
  expect(lines).toContain('first response: kept 2 of 2, by the other 0 of 2');
  expect(lines).toContain('resolution: kept 0 of 0, by the other 2 of 2');
  expect(lines).toContain('4 deadlines differ:');
  expect(lines[5]).toMatch(
    /^ticket 1, first response: due 2026-03-03T16:30:0\d\.000Z → due 2026-03-03T15:30:0\d\.000Z, missed$/,
  );
  expect(lines.at(-1)).toMatch(/^ticket 2, resolution: no clock → due 2026-03-06T01:00:00\.000Z$/);

  const same = await simulate(env, 'default', stage.clock.now());
  expect(same.lines).toContain('No deadline differs.');
});

it('refuses a wrong policy, and days that are none', async () => {
  expect(await simulate({}, 'defalt', new Date())).toMatchObject({ code: 1 });
  const { code, lines } = await simulate({}, 'default', new Date(), 'many');
  expect(code).toBe(1);
  expect(lines).toEqual(['--days many is no number of days: write one from 1 to 3650, such as 30.']);
});
