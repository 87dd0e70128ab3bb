import { describe, expect, it } from 'vitest';
import { ENGINEER_DECLINE, ENGINEER_NEWS, ENGINEER_TAKE, TICKET_REPLY } from '../../src/views/words.ts';
import { testDatabase, testFile } from '../support/engines.ts';
import { escalate, issueOf, openWithTicket } from '../support/escalating.ts';
import { cardOf, lastIn, pressMore, staffThread, texts } from '../support/look.ts';
import { type Stage, saidIn, submit, topModal } from '../support/stage.ts';

const HOUR = 60 * 60_000;
const WEEK = 7 * 24 * HOUR;

const dms = async (stage: Stage, who: string) => texts(await stage.as(who).history('@firstline'));

async function pressInDm(stage: Stage, who: string, actionId: string) {
  const said = await stage.as(who).history('@firstline');
  const message = said.findLast((one) => saidIn(one).includes(`"${actionId}"`));
  if (!message) throw new Error(`Nothing in the direct messages of ${who} has ${actionId}.`);
  await stage.as(who).press({ channel: message.channel, ts: message.ts }, actionId);
  await stage.settle();
}

const requesterReads = async (stage: Stage) => {
  const root = await lastIn(stage, 'maya', '#heron-help');
  return texts(await stage.as('maya').thread('#heron-help', root.ts));
};

const staffRead = async (stage: Stage) => texts(await staffThread(stage, 1)).join('\n');

async function agreed(): Promise<Stage> {
  const stage = await openWithTicket();
  await escalate(stage);
  await pressInDm(stage, 'priya', ENGINEER_TAKE);
  return stage;
}

const CHASE = 'Nothing has been heard of ticket 1';
const chasesOf = async (stage: Stage) => (await dms(stage, 'priya')).filter((text) => text.includes(CHASE));

/** Through several days, stop by stop, so that what falls due happens in its order. */
async function passDays(stage: Stage, days: number): Promise<void> {
  for (let day = 0; day < days; day++) await stage.pass(24 * HOUR);
}

describe('the warm hand-off', () => {
  it.each([
    ['SQLite', async () => testFile()],
    ['PostgreSQL', testDatabase],
  ] as const)('ESC-7 waits for the engineer to agree, and says so on the card: %s', async (_, database) => {
    const stage = await openWithTicket({ database: await database() });
    await escalate(stage);
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting for Priya Nair to agree');
    expect((await requesterReads(stage)).at(-1)).toMatch(
      /^Tomas Rivera passed ticket 1 to the engineers .* They decide next whether and when/,
    );
    await pressInDm(stage, 'priya', ENGINEER_TAKE);
    expect(saidIn(await cardOf(stage, 1))).toContain('Priya Nair, tier 2');
    expect(saidIn(await lastIn(stage, 'priya', '@firstline'))).toContain('You are the engineer of ticket 1');
    expect(await staffRead(stage)).toContain('Priya Nair takes it as its engineer');
    await stage.pass(5 * HOUR);
    expect(await dms(stage, 'sam')).toEqual([]);
  });

  it('ESC-7 *Not me* needs a word, which tier 1 reads, and asks the next one', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    await pressInDm(stage, 'priya', ENGINEER_DECLINE);
    const refused = await submit(stage.as('priya'), { reason: ' ' });
    expect(JSON.stringify(refused)).toContain('Say why in a word');
    await submit(stage.as('priya'), { reason: 'I know nothing of exports' });
    await stage.settle();
    expect((await staffThread(stage, 1)).map(saidIn).join('\n')).toContain('I know nothing of exports');
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting for Sam Whitfield to agree');
    expect((await dms(stage, 'sam')).at(-1)).toContain('asks you to be the engineer of ticket 1');
  });

  it('ESC-7 nobody in time: the next one, then the managers, also over a restart, and once each', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    await stage.restart();
    await stage.pass(4 * HOUR + 60_000);
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting for Sam Whitfield to agree');
    await stage.restart();
    await passDays(stage, 2);
    expect(saidIn(await cardOf(stage, 1))).toContain('Nobody has agreed yet');
    for (const manager of ['ola', 'dele']) {
      const told = (await dms(stage, manager)).filter((text) => text.includes('Nobody of tier 2 has agreed'));
      expect(told).toHaveLength(1);
    }
    expect(await staffRead(stage)).toContain('*More*, *Engineer* names somebody');
    expect((await dms(stage, 'priya')).filter((text) => text.includes('asks you'))).toHaveLength(1);
  });

  it('ESC-7 whoever is away is passed over', async () => {
    const stage = await openWithTicket();
    await stage.as('sam').command('#general', '/desk away until Mon');
    await stage.settle();
    await escalate(stage);
    await stage.pass(4 * HOUR + 60_000);
    expect((await dms(stage, 'sam')).join('\n')).not.toContain('asks you');
    expect(saidIn(await cardOf(stage, 1))).toContain('Nobody has agreed yet');
  });

  it('ESC-7 anybody of tier 2 may take it under the card; the second hears who was first', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    const asked = (await staffThread(stage, 1, 'sam')).find((one) => saidIn(one).includes('I take it'));
    if (!asked) throw new Error('Nobody is asked under the card.');
    const place = { channel: asked.channel, ts: asked.ts };
    await stage.as('sam').press(place, ENGINEER_TAKE);
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Sam Whitfield, tier 2');
    await pressInDm(stage, 'priya', ENGINEER_TAKE);
    expect((await dms(stage, 'priya')).join('\n')).toContain('Sam Whitfield is the engineer of ticket 1');
  });

  it('PPL-4 tier 1 cannot agree for an engineer, and a requester sees no such ticket', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    const asked = (await staffThread(stage, 1)).find((one) => saidIn(one).includes('I take it'));
    await stage.as('tomas').press({ channel: asked?.channel ?? '', ts: asked?.ts ?? '' }, ENGINEER_TAKE);
    await stage.settle();
    expect(await staffRead(stage)).toContain('only the engineers of tier 2');
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting for Priya Nair to agree');
    await stage.as('maya').command('#heron-help', '/ticket engineer 1');
    await stage.settle();
    expect(texts(await stage.as('maya').history('#heron-help')).at(-1)).toContain('only agents');
  });

  it('ESC-7 tier 1 asks another with *Engineer*, and the verb; an engineer names themselves', async () => {
    const stage = await openWithTicket();
    await escalate(stage);
    await pressMore(stage, 'tomas', 1, 'engineer');
    const form = await topModal(stage.as('tomas'));
    expect(JSON.stringify(form.view)).toContain('Waiting for Priya Nair to agree');
    const sam = stage.as('sam').person.id;
    await stage.as('tomas').fill(form.id, {
      engineer: { value: { selected_option: { value: sam, text: { type: 'plain_text', text: 'Sam' } } } },
    });
    await stage.as('tomas').submit(form.id);
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Waiting for Sam Whitfield to agree');
    await stage.as('priya').command('#desk-triage', '/ticket engineer 1 @priya');
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain('Priya Nair, tier 2');
    await stage.as('tomas').command('#desk-triage', '/ticket engineer 1 @ruth');
    await stage.settle();
    expect(texts(await stage.as('tomas').history('#desk-triage')).at(-1)).toContain('is not of tier 2');
  });

  it('ESC-7 without a tier 2 nobody is asked, and tier 1 reads what to do', async () => {
    const stage = await openWithTicket();
    await stage.as('ola').command('#general', '/desk setup');
    const form = await topModal(stage.as('ola'));
    const none = { value: { selected_users: [] } };
    await stage.as('ola').fill(form.id, { tier2: none, triageDuty: none });
    await stage.as('ola').submit(form.id);
    await stage.settle();
    await stage.as('tomas').command('#desk-triage', '/ticket escalate 1');
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('Nobody of tier 2 is here');
    await submit(stage.as('tomas'), { asA: 'a', iWant: 'b', soThat: 'c', criteria: 'd' });
    await stage.settle();
    expect(await staffRead(stage)).toContain('no tier 2 is set');
  });
});

describe('the weekly chase', () => {
  it('ESC-7 asks the engineer after a week without news, reports to tier 1, and tells the requester no date', async () => {
    const stage = await agreed();
    await stage.restart();
    await passDays(stage, 7);
    expect(await chasesOf(stage)).toHaveLength(1);
    const report = (await staffThread(stage, 1)).find(({ text }) =>
      text.includes('the desk asked Priya Nair'),
    );
    expect(report?.text).toContain('and told the requester');
    expect(await requesterReads(stage)).toContain(
      'Ticket 1 is still with the engineers. We asked them today how it stands, and tell you here what they say.',
    );
    await stage.as('tomas').press({ channel: report?.channel ?? '', ts: report?.ts ?? '' }, TICKET_REPLY);
    expect(JSON.stringify((await topModal(stage.as('tomas'))).view)).toContain('status_update');
  });

  it('ESC-7 three times at the most; then the managers hear of it and it rests', async () => {
    const stage = await agreed();
    for (let week = 0; week < 7; week++) await stage.pass(WEEK);
    expect(await chasesOf(stage)).toHaveLength(3);
    const told = (await requesterReads(stage)).filter((text) => text.includes('We asked them today'));
    expect(told).toHaveLength(3);
    const managed = (await dms(stage, 'dele')).filter((text) => text.includes('was asked for news'));
    expect(managed).toHaveLength(1);
  });

  it('ESC-7 what the engineer says is news: tier 1 reads it, and nobody is asked for a week', async () => {
    const stage = await agreed();
    await passDays(stage, 7);
    await pressInDm(stage, 'priya', ENGINEER_NEWS);
    await submit(stage.as('priya'), { news: 'The cursor is off by one.' });
    await stage.settle();
    expect((await staffThread(stage, 1)).map(saidIn).join('\n')).toContain('off by one');
    expect((await requesterReads(stage)).join('\n')).not.toContain('off by one');
    await passDays(stage, 6);
    const count = async () =>
      (await dms(stage, 'priya')).filter((text) => /has been heard/.test(text)).length;
    expect(await count()).toBe(1);
    await passDays(stage, 2);
    expect(await count()).toBe(2);
    expect((await dms(stage, 'priya')).at(-1)).toContain('(1 of 3)');
  });

  it.each(['a comment on the issue', 'a note under the card'] as const)('ESC-7 %s is news', async (what) => {
    const stage = await agreed();
    await passDays(stage, 5);
    const { repository, issue } = issueOf(stage);
    if (what === 'a comment on the issue') stage.github.world.comment(repository, issue, 'Looking.', 'priya');
    else await stage.as('priya').post('#desk-triage', 'Looking.', (await cardOf(stage, 1)).ts);
    await stage.settle();
    await passDays(stage, 4);
    expect(await chasesOf(stage)).toEqual([]);
  });

  it('ESC-7 stops by itself when the issue is closed, and goes on when it is opened again', async () => {
    const stage = await agreed();
    const { repository, issue } = issueOf(stage);
    stage.github.world.changeIssue(repository, issue, { state: 'closed', stateReason: 'completed' }, 'priya');
    await stage.settle();
    await passDays(stage, 15);
    expect(await chasesOf(stage)).toEqual([]);
    stage.github.world.changeIssue(repository, issue, { state: 'open' }, 'priya');
    await stage.settle();
    await passDays(stage, 8);
    expect((await chasesOf(stage)).at(-1)).toContain('(1 of 3)');
  });

  it('N-5 is never sent at night or on a weekend', async () => {
    const stage = await openWithTicket();
    await stage.pass(4 * 24 * HOUR);
    await escalate(stage);
    await pressInDm(stage, 'priya', ENGINEER_TAKE);
    await stage.pass(WEEK);
    expect(await chasesOf(stage)).toEqual([]);
    await passDays(stage, 3);
    expect(await chasesOf(stage)).toHaveLength(1);
  });
});
