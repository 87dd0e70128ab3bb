import { expect, it } from 'vitest';
import { updateAgent } from '../../src/db/agents.ts';
import { updateIncident } from '../../src/db/incidents.ts';
import { transact } from '../../src/db/transact.ts';
import { declareAs, keepRota, pagesOf, pressOn, saidUnder } from '../support/calling.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { deskDatabases } from '../support/engines.ts';
import { headlineOf, pressMoreAct } from '../support/incident.ts';
import { openStage, type Stage, saidIn, submit, topModal } from '../support/stage.ts';
import { homeOf } from '../support/user-groups.ts';

const FIVE = 5 * MINUTE_MS;

async function paged(stage: Stage): Promise<string[]> {
  const handles = ['priya', 'sam', 'dele', 'joan', 'tomas', 'ruth', 'ola'];
  const counts = await Promise.all(handles.map(async (who) => (await pagesOf(stage, who)).length));
  return handles.flatMap((who, i) => Array.from({ length: counts[i] ?? 0 }, () => who));
}

const loud = async (stage: Stage) =>
  (await stage.as('ola').history('#incidents'))
    .map(saidIn)
    .filter((said) => said.includes('Nobody has answered*') || said.includes('*Nobody has answered'));

it.each(deskDatabases)(
  'INC-3 rung after rung is called until it is said aloud, over restarts, on %s',
  async (_, database) => {
    const stage = await openStage({ database: await database() });
    await keepRota(stage);
    await transact(stage.running.desk.db, (tx) =>
      updateAgent(tx, stage.slack.teamId, stage.as('sam').person.id, { phone: '+1 555 010 0142' }),
    );
    await declareAs(stage, 'ruth');
    expect(await paged(stage)).toEqual(['priya']);
    expect(saidIn(await headlineOf(stage))).toMatch(/Calling Priya Nair, next Sam Whitfield <!date/);
    await stage.pass(FIVE - MINUTE_MS);
    expect(await paged(stage)).toEqual(['priya']);
    await stage.restart();
    await stage.pass(MINUTE_MS);
    expect(await paged(stage)).toEqual(['priya', 'sam']);
    await stage.pass(0);
    expect(await paged(stage)).toEqual(['priya', 'sam']);
    // The team is the two who are called already: said, and passed over in a little while more.
    await stage.pass(FIVE);
    await stage.restart();
    expect(await paged(stage)).toEqual(['priya', 'sam', 'dele', 'joan']);
    expect(await saidUnder(stage, await headlineOf(stage))).toContain(
      'I am not waiting for the whole team: they are called already. Next: the delivery manager',
    );
    expect(await loud(stage)).toHaveLength(0);
    await stage.pass(FIVE);
    const [said] = await loud(stage);
    expect(said).toContain(`<@${stage.as('sam').person.id}>: +1 555 010 0142`);
    expect(said).toContain(`<@${stage.as('dele').person.id}>: no number known`);
    expect(await saidUnder(stage, await headlineOf(stage))).toContain('+1 555 010 0142');
    await stage.pass(FIVE);
    expect(await loud(stage)).toHaveLength(2);
    await pressOn(stage, 'tomas', await headlineOf(stage), 'incident.respond');
    await stage.pass(6 * FIVE);
    expect(await loud(stage)).toHaveLength(2);
    expect(await paged(stage)).toEqual(['priya', 'sam', 'dele', 'joan']);
  },
  120_000,
);

it('INC-3 an answer in the message that calls ends the calling, and the message says who answered', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await stage.pass(FIVE);
  const [call] = await pagesOf(stage, 'sam');
  if (!call) throw new Error('Sam is not called.');
  expect(call.text).toContain('Event 1');
  expect(call.text).toContain('Saving fails');
  await pressOn(stage, 'sam', call, 'incident.respond');
  await stage.pass(6 * FIVE);
  expect(await paged(stage)).toEqual(['priya', 'sam']);
  const [first] = await pagesOf(stage, 'priya');
  expect(first && saidIn(first)).toContain('Responding: Sam Whitfield');
  expect(saidIn(await headlineOf(stage))).not.toContain('Calling');
});

it('INC-3 tier 1 neither ends the calling by declaring nor by taking command; who is on call does both', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  const head = await headlineOf(stage);
  await pressOn(stage, 'tomas', head, 'incident.command');
  expect(saidIn(await headlineOf(stage))).toMatch(/Commander Tomas Rivera.*Calling Priya/s);
  await stage.pass(FIVE);
  expect(await paged(stage)).toEqual(['priya', 'sam']);
  await declareAs(stage, 'sam', 'high', 'The map is gone');
  const second = saidIn(await headlineOf(stage));
  expect(second).toContain('Assessing');
  expect(second).toContain('Commander Sam Whitfield');
  expect(second).not.toContain('Calling');
  expect(await paged(stage)).toEqual(['priya', 'sam']);
});

it('INC-3 medium gives each ten minutes', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'medium');
  await stage.pass(2 * FIVE - MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya']);
  await stage.pass(MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya', 'sam']);
});

it('INC-3 a low one calls nobody by night, and goes on by service hours', async () => {
  const stage = await openStage();
  await keepRota(stage);
  // 21:00 in New York; the desk opens at 08:00.
  stage.clock.advance(11 * 60 * MINUTE_MS);
  await declareAs(stage, 'ruth', 'low');
  expect(await paged(stage)).toEqual([]);
  expect(saidIn(await headlineOf(stage))).toContain('next Priya Nair');
  await stage.pass(11 * 60 * MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya']);
  await stage.pass(59 * MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya']);
  await stage.pass(MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya', 'sam']);
});

it('INC-3 a deactivated person is passed over at once, and that is said', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await stage.as('ola').setActive('priya', false);
  await stage.settle();
  await declareAs(stage, 'ruth');
  expect(await pagesOf(stage, 'sam')).toHaveLength(1);
  const said = await saidUnder(stage, await headlineOf(stage));
  expect(said).toContain('I am not waiting for whoever is on duty: Priya Nair is deactivated in Slack');
});

it('INC-3 a page that Slack will not carry is no answer: the next are called at once', async () => {
  const stage = await openStage();
  await keepRota(stage);
  const channel = await stage.as('priya').openDirect('firstline');
  stage.slack.faults.inject({ kind: 'error', method: 'chat.postMessage', channel, code: 'user_disabled' });
  await declareAs(stage, 'ruth');
  expect(await paged(stage)).toEqual(['sam']);
  expect(await saidUnder(stage, await headlineOf(stage))).toContain(
    'Priya Nair could not be reached: their account is deactivated',
  );
});

it('INC-3 a desk that has named nobody says so at once, and whoever of the staff comes ends it', async () => {
  const stage = await openStage({ isSetUp: false });
  await declareAs(stage, 'ola');
  expect(await loud(stage)).toHaveLength(1);
  await pressOn(stage, 'ola', await headlineOf(stage), 'incident.respond');
  await stage.pass(FIVE);
  expect(await loud(stage)).toHaveLength(1);
});

it('INC-3 who is called reads so at the head of App Home, and *Open* shows how it stands', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  const home = async () => {
    await stage.as('priya').openHome();
    await stage.settle();
    return JSON.stringify(await stage.as('priya').openHome());
  };
  expect(await home()).toContain('You are called, and nobody has answered yet');
  const [call] = await pagesOf(stage, 'priya');
  if (!call) throw new Error('Priya is not called.');
  await pressOn(stage, 'priya', call, 'incident.open');
  expect(JSON.stringify((await topModal(stage.as('priya'))).view)).toContain('Saving fails');
  await stage.pass(FIVE);
  const [first] = await pagesOf(stage, 'priya');
  expect(first && saidIn(first)).toContain('Calling Priya Nair, Sam Whitfield, next Dele Adeyemi');
  await pressOn(stage, 'priya', call, 'incident.respond');
  expect(await home()).toContain('You are responder');
});

it('INC-10 who is called to a private one reads where they are needed, and nothing else', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await transact(stage.running.desk.db, (tx) =>
    updateIncident(tx, 1, { isPrivate: true, codename: 'room-juniper' }),
  );
  await stage.pass(FIVE);
  const [call] = await pagesOf(stage, 'sam');
  expect(call?.text).toBe('You are needed in room-juniper.');
  expect(call && saidIn(call)).not.toMatch(/Saving|Severity|Priya|Ruth/);
  expect(await homeOf(stage, 'sam')).not.toContain('Saving');
});

it('INC-3 the App Home of whoever is called is drawn at once where they have ever opened it, and no other', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await homeOf(stage, 'priya');
  await stage.pass(24 * 60 * MINUTE_MS);
  const drawn = (who: string) =>
    stage.slack.ledger.calls('views.publish').filter(({ args }) => args.user_id === stage.as(who).person.id)
      .length;
  const before = drawn('priya');
  await declareAs(stage, 'ruth');
  await stage.pass(FIVE);
  expect(await paged(stage)).toEqual(['priya', 'sam']);
  expect(drawn('priya')).toBeGreaterThan(before);
  expect(drawn('sam')).toBe(0);
  expect(await homeOf(stage, 'sam')).toContain('aving fails');
});

it('INC-3 the ladder goes at the pace of the severity there is: what was low calls people anew', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'low');
  expect(await paged(stage)).toEqual(['priya']);
  stage.clock.advance(1_000);
  await stage.as('ruth').command('#general', '/incident severity 1 medium because more branches are hit');
  await stage.settle();
  expect(await paged(stage)).toEqual(['priya', 'priya']);
  await stage.pass(FIVE);
  await stage.as('ruth').command('#general', '/incident severity 1 high because nobody can save');
  await stage.settle();
  await stage.pass(FIVE - MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya', 'priya']);
  await stage.pass(MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya', 'priya', 'sam']);
});

/** Every message that calls somebody. */
const callsTo = async (stage: Stage, who: string) => (await pagesOf(stage, who)).map(saidIn);

it('INC-3 who was called by an earlier calling reads in that message, too, how it stands', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'low');
  await stage.pass(MINUTE_MS);
  await stage.as('ruth').command('#general', '/incident severity 1 high because nobody can save');
  await stage.settle();
  const calls = await callsTo(stage, 'priya');
  expect(calls).toHaveLength(2);
  for (const call of calls) expect(call).toMatch(/needs you.*Severity high/s);
  await pressOn(stage, 'sam', await headlineOf(stage), 'incident.respond');
  for (const call of await callsTo(stage, 'priya')) {
    expect(call).toContain('Responding: Sam Whitfield');
    expect(call).not.toContain('next');
  }
});

it('INC-3 INC-1 what called people to a drill says that it is none, once it is real, and that it is over at the end', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await stage.as('ruth').command('#general', '/incident drill Saving fails');
  await submit(stage.as('ruth'), {});
  await stage.settle();
  await stage.pass(MINUTE_MS);
  await pressMoreAct(stage, 'ruth', 'make real', '#drill-1-saving-fails');
  for (const call of await callsTo(stage, 'priya')) expect(call).not.toMatch(/DRILL|Practice/);
  await stage.as('ruth').command('#general', '/incident false-alarm 1');
  await submit(stage.as('ruth'), { reason: 'Planned' });
  await submit(stage.as('ruth'), {});
  await stage.settle();
  const calls = await callsTo(stage, 'priya');
  expect(calls).toHaveLength(2);
  for (const call of calls) expect(call).toContain('It is over');
});

it('INC-3 what *Open* shows answers where it is pressed', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await stage.pass(MINUTE_MS);
  const [call] = await pagesOf(stage, 'priya');
  if (!call) throw new Error('Priya is not called.');
  await pressOn(stage, 'priya', call, 'incident.open');
  const shown = async () => JSON.stringify((await topModal(stage.as('priya'))).view);
  const press = async (actionId: string) => {
    const answer = await stage
      .as('priya')
      .press({ viewId: (await topModal(stage.as('priya'))).id }, actionId);
    await stage.settle();
    return answer;
  };
  expect(await shown()).toContain('Calling Priya Nair');
  await press('incident.respond');
  expect(await shown()).toContain('Responders Priya Nair');
  expect(await shown()).not.toContain('Calling');
  await press('incident.command');
  expect(await shown()).toContain('Commander Priya Nair');
  await press('incident.same-thing');
  expect(await submit(stage.as('priya'), { seen: 'In Millford, too' })).toMatchObject({ ok: true });
});

it('INC-8 the list of roles shows at once who has taken command', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await stage.as('priya').command('#general', '/incident role 1');
  const { id } = await topModal(stage.as('priya'));
  await stage.as('priya').press({ viewId: id }, 'incident.command');
  await stage.settle();
  expect(JSON.stringify((await topModal(stage.as('priya'))).view)).toMatch(/Commander\*\\nPriya Nair/);
});

it('INC-3 INC-15 an invitation that has to wait holds up no call, nor anything else that is said to its person', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth', 'low');
  stage.clock.advance(1_000);
  await stage.as('ruth').command('#general', '/incident severity 1 medium because more branches are hit');
  await stage.settle();
  expect(await paged(stage)).toEqual(['priya', 'priya']);
  stage.slack.faults.inject({
    kind: 'ratelimited',
    method: 'conversations.invite',
    retryAfter: 3600,
    probability: 1,
  });
  await pressOn(stage, 'sam', await headlineOf(stage), 'incident.join');
  await stage.pass(10 * MINUTE_MS);
  expect(await paged(stage)).toEqual(['priya', 'priya', 'sam']);
});

it('INC-3 INC-15 what Slack does not draw anew yet holds up no call', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  await stage.pass(MINUTE_MS);
  stage.slack.faults.inject({ kind: 'ratelimited', method: 'chat.update', retryAfter: 3600, probability: 1 });
  await pressOn(stage, 'sam', await headlineOf(stage), 'incident.respond');
  await stage.as('ruth').command('#general', '/incident false-alarm 1');
  await submit(stage.as('ruth'), { reason: 'Planned' });
  await submit(stage.as('ruth'), {});
  await stage.pass(MINUTE_MS);
  await stage.as('ruth').command('#general', '/incident reopen 1');
  await submit(stage.as('ruth'), { reason: 'It was none' });
  await stage.settle();
  expect(await paged(stage)).toEqual(['priya', 'priya']);
});

it('INC-3 INC-15 that nobody answers is said aloud while Slack draws no headline anew', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  stage.slack.faults.inject({ kind: 'ratelimited', method: 'chat.update', retryAfter: 3600, probability: 1 });
  for (let n = 0; n < 3; n += 1) await stage.pass(FIVE);
  expect(await loud(stage)).toHaveLength(1);
});

it('INC-3 INC-15 of what an outage held up, that nobody answers is said once, and not where somebody has', async () => {
  const stage = await openStage();
  await keepRota(stage);
  await declareAs(stage, 'ruth');
  const outage = () =>
    stage.slack.faults.inject({
      kind: 'ratelimited',
      method: 'chat.postMessage',
      retryAfter: 60,
      probability: 1,
    });
  outage();
  for (let n = 0; n < 6; n += 1) await stage.pass(FIVE);
  expect(await loud(stage)).toHaveLength(0);
  stage.slack.faults.clear();
  await stage.pass(2 * MINUTE_MS);
  expect(await loud(stage)).toHaveLength(1);
  const under = await stage.as('ola').thread('#incidents', (await headlineOf(stage)).ts);
  expect(under.filter((one) => one.text.includes('Nobody has answered'))).toHaveLength(1);
  outage();
  for (let n = 0; n < 3; n += 1) await stage.pass(FIVE);
  await pressOn(stage, 'tomas', await headlineOf(stage), 'incident.respond');
  stage.slack.faults.clear();
  await stage.pass(2 * MINUTE_MS);
  expect(await loud(stage)).toHaveLength(1);
});
