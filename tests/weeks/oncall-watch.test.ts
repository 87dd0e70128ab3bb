import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { leavePhones, openRotaStage, rotaSaid, sendForm, toldTo } from '../support/oncall.ts';
import { policyWith } from '../support/policy.ts';
import { live, until } from '../support/silence.ts';
import { openStage, type Stage } from '../support/stage.ts';

const HOUR_MS = 60 * MINUTE_MS;

const duty = async (stage: Stage, who: string) =>
  (await toldTo(stage, who)).filter((text) => text.includes('triage duty') && !text.startsWith('⚠️'));
const warnings = async (stage: Stage, who: string) =>
  (await toldTo(stage, who)).filter((text) => text.startsWith('⚠️ On call'));

/** Everybody who is called has left a number: nothing is wanting but what a test takes away. */
async function openWhole(handles = ['priya', 'sam']): Promise<Stage> {
  const stage = await openRotaStage({}, handles);
  await leavePhones(stage, handles);
  await stage.pass(MINUTE_MS);
  return stage;
}

async function homeOf(stage: Stage, who: string): Promise<string> {
  await stage.as(who).openHome();
  await stage.settle();
  return JSON.stringify((await stage.as(who).openHome())?.view);
}

it('PPL-3 N-5 a hand-over is told to who comes on and who goes off, each in their working hours, once', async () => {
  const stage = await openWhole();
  expect(await duty(stage, 'priya')).toEqual([
    expect.stringMatching(
      /^Ola Bergström put you into the rota.*You are on duty now, until <!date\^1773064800/,
    ),
  ]);
  await until(stage, '2026-03-09T14:00:30Z');
  expect((await duty(stage, 'priya')).slice(1)).toEqual([
    expect.stringContaining('You are off triage duty. Sam Whitfield is on duty now.'),
  ]);
  // In Los Angeles it is 07:00; the desk’s hours begin at 08:00, by his clock too.
  expect(await duty(stage, 'sam')).toHaveLength(1);
  await until(stage, '2026-03-09T15:00:30Z');
  expect((await duty(stage, 'sam')).slice(1)).toEqual([
    expect.stringContaining('You are on triage duty now until <!date^1774274400'),
  ]);
  await live(stage, '2026-03-10T15:00:00Z', 6 * HOUR_MS);
  expect(await duty(stage, 'sam')).toHaveLength(2);
  expect(await duty(stage, 'priya')).toHaveLength(2);
});

it('PPL-3 after down-time over hand-overs, each is told how it is now, once, and nothing of what is over', async () => {
  const stage = await openWhole();
  await stage.running.drain();
  stage.clock.set('2026-03-24T15:00:00Z');
  await stage.restart();
  await stage.pass(MINUTE_MS);
  // Sam’s turn came and went; Priya is on duty again, as she was told.
  expect(await duty(stage, 'sam')).toHaveLength(1);
  expect(await duty(stage, 'priya')).toHaveLength(1);
  await until(stage, '2026-04-06T18:00:00Z');
  expect(await duty(stage, 'sam')).toHaveLength(2);
});

it('N-2 no hand-over is told in a channel', async () => {
  const stage = await openWhole();
  const before = (await stage.as('tomas').history('#desk-triage')).length;
  await until(stage, '2026-03-09T18:00:00Z');
  expect(await stage.as('tomas').history('#desk-triage')).toHaveLength(before);
});

it('PPL-3 INC-3 a coming shift of somebody away for most of it is told when it arises and three days before, once each', async () => {
  const stage = await openWhole();
  const before = (await warnings(stage, 'ola')).length;
  // Sam’s turn is from 9 to 23 March; until 14 March is less than half of it.
  await stage.as('sam').command('#general', '/desk away until 2026-03-14');
  await stage.pass(MINUTE_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(before);
  await stage.as('sam').command('#general', '/desk away until 2026-03-19');
  await stage.pass(MINUTE_MS);
  const [arisen] = (await warnings(stage, 'ola')).slice(before);
  expect(arisen).toMatch(/Sam Whitfield is on triage duty <!date\^1773064800.*and is away until/s);
  await live(stage, '2026-03-06T13:30:00Z', 12 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(before + 1);
  await live(stage, '2026-03-07T18:00:00Z', 4 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(before + 2);
  const toSam = (await warnings(stage, 'sam')).filter((text) => text.includes('is away until'));
  expect(toSam).toHaveLength(2);
});

it('INC-3 what was put right and goes wrong again is told again', async () => {
  const stage = await openWhole();
  const before = (await warnings(stage, 'ola')).length;
  const away = async (words: string) => {
    await stage.as('sam').command('#general', `/desk away ${words}`);
    await stage.pass(MINUTE_MS);
  };
  await away('until 2026-03-19');
  await away('off');
  expect(await homeOf(stage, 'ola')).not.toContain('To put right');
  await away('until 2026-03-19');
  expect(await warnings(stage, 'ola')).toHaveLength(before + 2);
});

it('INC-3 a status in Slack counts as much, and so does somebody who is deactivated', async () => {
  const stage = await openWhole(['priya', 'sam', 'ruth']);
  stage.slack.changePerson('priya', { statusEmoji: ':palm_tree:', statusExpiration: 0 });
  await stage.settle();
  await stage.pass(MINUTE_MS);
  expect((await warnings(stage, 'ola')).at(-1)).toMatch(
    /Priya Nair is on triage duty.*away until they say otherwise/s,
  );
  stage.slack.changePerson('sam', { deleted: true });
  await stage.settle();
  await stage.pass(MINUTE_MS);
  expect((await warnings(stage, 'ola')).at(-1)).toContain(
    'Sam Whitfield is in the rota and is deactivated in Slack',
  );
  expect(await homeOf(stage, 'ola')).toContain('Sam Whitfield is in the rota and is deactivated');
  expect(await homeOf(stage, 'tomas')).not.toContain('To put right');
});

it('INC-3 a shift that everybody is away from is empty, and told', async () => {
  const stage = await openWhole();
  // 09:00 in Los Angeles.
  await until(stage, '2026-03-03T17:00:00Z');
  const to = new Date('2026-03-06T22:00:00Z');
  await sendForm(stage, 'priya', 'oncall.away', { to });
  await stage.pass(MINUTE_MS);
  expect((await duty(stage, 'sam')).at(-1)).toContain('You are on triage duty now');
  await sendForm(stage, 'sam', 'oncall.away', { to });
  await stage.pass(MINUTE_MS);
  expect((await warnings(stage, 'ola')).at(-1)).toMatch(
    /Nobody is on triage duty.*everybody in the rota is away/s,
  );
  expect((await duty(stage, 'sam')).at(-1)).toContain('⚠️ Nobody is on duty now');
});

it('N-5 at night nobody is warned; in the morning they are', async () => {
  const stage = await openWhole();
  const before = (await warnings(stage, 'ola')).length;
  await until(stage, '2026-03-04T04:00:00Z');
  await stage.as('sam').command('#general', '/desk away until 2026-03-19');
  await stage.pass(MINUTE_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(before);
  await live(stage, '2026-03-04T13:30:00Z', 30 * MINUTE_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(before + 1);
});

it('INC-3 a weekly check without a word opens everybody’s direct message and tells the manager of whom it does not', async () => {
  const stage = await openWhole();
  const opened = () => stage.slack.ledger.calls('conversations.open').length;
  const first = opened();
  expect(first).toBeGreaterThanOrEqual(4);
  const said = (await toldTo(stage, 'joan')).length;
  await until(stage, '2026-03-09T18:00:00Z');
  const put = stage.slack.faults.inject({
    kind: 'error',
    method: 'conversations.open',
    code: 'user_disabled',
    times: 1,
  });
  await until(stage, '2026-03-10T15:10:00Z');
  await stage.pass(MINUTE_MS);
  put();
  expect(opened()).toBeGreaterThanOrEqual(first + 4);
  expect((await warnings(stage, 'ola')).at(-1)).toMatch(
    /Slack opens no direct message with .*\(user_disabled\)/,
  );
  expect(await toldTo(stage, 'joan')).toHaveLength(said);
  await until(stage, '2026-03-17T15:20:00Z');
  expect(await homeOf(stage, 'ola')).not.toContain('opens no direct message');
});

const OF_SAM = 'Sam Whitfield is called when something is critical, and has left no phone number';

/** Without a rota: everybody is called as the set-up names them, and nobody but Priya has left a number. */
async function openUnrotated(): Promise<Stage> {
  const stage = await openStage();
  await sendForm(stage, 'priya', 'oncall.phone', { phone: { value: '+1 555 010 0199' } });
  return stage;
}

it('INC-3 a desk without a rota is tried weekly too, and its manager hears what is wrong, once', async () => {
  const stage = await openUnrotated();
  stage.slack.changePerson('dele', { deleted: true });
  await stage.settle();
  await live(stage, '2026-03-09T14:00:00Z', 12 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toEqual([]);
  const opened = stage.slack.ledger.calls('conversations.open').length;
  await live(stage, '2026-03-10T18:00:00Z', 30 * MINUTE_MS);
  expect(stage.slack.ledger.calls('conversations.open').length).toBeGreaterThanOrEqual(opened + 3);
  const [told, ...more] = await warnings(stage, 'ola');
  expect(more).toEqual([]);
  expect(told).toContain(OF_SAM);
  expect(told).toContain('Dele Adeyemi is called when something is critical and is deactivated in Slack');
  expect(told).not.toContain('Priya');
  for (const who of ['sam', 'joan', 'priya']) expect(await toldTo(stage, who)).toEqual([]);
  await live(stage, '2026-03-31T18:00:00Z', 12 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(1);
});

it('INC-3 what still stands is told again after the time the policy says', async () => {
  const check = { every: '2 days', again: '5 days' };
  const stage = await openStage({ policy: policyWith({ incidents: { check } }) });
  await live(stage, '2026-03-06T18:00:00Z', 6 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(1);
  await live(stage, '2026-03-09T18:00:00Z', 6 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(1);
  await live(stage, '2026-03-13T18:00:00Z', 6 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(2);
});

it('INC-3 a policy that tries them more often is followed from the next start, and no start puts it off', async () => {
  const every = (days: string) => policyWith({ incidents: { check: { every: days } } });
  const policy = every('60 days');
  const stage = await openStage({ policy });
  writeFileSync(policy, readFileSync(every('2 days')));
  await stage.restart();
  await live(stage, '2026-03-04T18:00:00Z', 6 * HOUR_MS);
  await stage.restart();
  await live(stage, '2026-03-06T18:00:00Z', 6 * HOUR_MS);
  expect(await warnings(stage, 'ola')).toHaveLength(1);
});

it('INC-3 `/desk oncall` shows what is wrong without a rota, and when everybody is tried next', async () => {
  const stage = await openUnrotated();
  const page = await rotaSaid(stage, 'ola');
  expect(page).toContain('To put right');
  expect(page).toContain(OF_SAM);
  expect(page).toMatch(/can be reached is tried <!date\^1773154800/);
});

it('OPS-3 INC-3 doctor names who would not be called, and who is', async () => {
  const stage = await openStage();
  const about = async () =>
    (await examine(stage.config, stage.clock.now())).filter((one) => one.about === 'on call');
  const unphoned = (await about()).map(({ level, said }) => `${level}: ${said}`);
  expect(unphoned).toHaveLength(4);
  expect(unphoned).toContainEqual(expect.stringMatching(new RegExp(`^warning: ${OF_SAM}`)));
  const whole = await openWhole();
  const found = await examine(whole.config, whole.clock.now());
  expect(found.filter((one) => one.about === 'on call')).toEqual([
    { level: 'ok', about: 'on call', said: 'Priya Nair, then Sam Whitfield' },
  ]);
  await sendForm(whole, 'sam', 'oncall.phone', { phone: { value: '' } });
  await whole.as('sam').command('#general', '/desk away until 2026-03-19');
  await whole.settle();
  const faults = (await examine(whole.config, whole.clock.now())).filter((one) => one.about === 'on call');
  expect(faults.map(({ said }) => said)).toEqual([
    expect.stringMatching(/^Sam Whitfield is on triage duty 9 Mar 2026, 14:00 UTC to .* and is away until/),
    expect.stringContaining(
      'Sam Whitfield is called when something is critical, and has left no phone number',
    ),
  ]);
});

it('PPL-3 App Home shows people their duty, and opens the rota', async () => {
  const stage = await openWhole();
  expect(await homeOf(stage, 'priya')).toMatch(
    /\*You are on triage duty\* until .*; backup is Sam Whitfield/,
  );
  expect(await homeOf(stage, 'sam')).toMatch(
    /\*You are backup\.\* Priya Nair is on triage duty.*Your next turn is/,
  );
  expect(await homeOf(stage, 'ruth')).not.toContain('triage duty');
  await until(stage, new Date(Date.parse('2026-03-09T14:00:00Z') + DAY_MS).toISOString());
  expect(await homeOf(stage, 'sam')).toContain('*You are on triage duty*');
  const home = await stage.as('sam').openHome();
  await stage.as('sam').press({ viewId: home?.id ?? '' }, 'home.oncall');
  expect(JSON.stringify(await stage.as('sam').modals())).toContain('*On duty*  Sam Whitfield');
});
