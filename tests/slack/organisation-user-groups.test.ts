import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { checkPolicy } from '../../src/cli/policy.ts';
import { simulatePolicy } from '../../src/cli/policy-simulate.ts';
import { MINUTE_MS } from '../support/clock.ts';
import { manifest } from '../support/desk-config.ts';
import { deskDatabases } from '../support/engines.ts';
import { cardOf, lastIn, press } from '../support/look.ts';
import { policyWith } from '../support/policy.ts';
import { openStage, type Stage, saidIn } from '../support/stage.ts';
import { answerAll, choose, save, shown } from '../support/triage-form.ts';
import { giveTo, groupIdOf, holders, homeOf, saveSetup } from '../support/user-groups.ts';

const EASTBROOK = {
  name: 'Eastbrook Branch',
  user_groups: ['@eastbrook'],
  facts: { Contract: 'gold', Contact: 'Rosa Diaz' },
};
const COUNTY = { name: 'The county', domains: ['heron.example'], facts: { Contract: 'silver' } };
const BOTH = { eastbrook: EASTBROOK, county: COUNTY };
const GOLD = 'Eastbrook Branch. Contract: gold. Contact: Rosa Diaz';
const SILVER = 'The county. Contract: silver';

describe.each(deskDatabases)('an organisation by Slack user group, on %s', (_name, database) => {
  let policy: string;
  beforeEach(() => {
    policy = policyWith({ organisations: BOTH });
  });

  /** Ben is in @eastbrook, Maya is not. */
  const open = async (more: Parameters<typeof openStage>[0] = {}): Promise<Stage> =>
    openStage({
      database: await database(),
      policy,
      before: (slack) => slack.addUsergroup('eastbrook', 'Eastbrook branch', ['ben']),
      ...more,
    });

  /** What the desk reads at its next start. */
  async function change(stage: Stage, parts: Readonly<Record<string, unknown>>): Promise<void> {
    writeFileSync(policy, readFileSync(policyWith(parts), 'utf8'));
    await stage.restart();
  }

  it('PPL-5 is at hand on the card, in the triage form with the reason, and in /ticket show, before the domain’s', async () => {
    const stage = await open();
    await ask(stage, 'ben');
    await ask(stage, 'maya');
    expect(saidIn(await cardOf(stage, 1))).toContain(`*Organisation*\\n${GOLD}`);
    expect(saidIn(await cardOf(stage, 2))).toContain(`*Organisation*\\n${SILVER}`);
    await stage.as('tomas').command('#desk-triage', '/ticket show 1');
    expect(saidIn(await lastIn(stage, 'tomas', '#desk-triage'))).toContain(GOLD);
    await stage.as('ben').command('#heron-help', '/ticket show 1');
    expect(saidIn(await lastIn(stage, 'ben', '#heron-help'))).not.toContain('gold');
    await press(stage, 'tomas', 1, 'ticket.triage');
    expect(await shown(stage)).toContain(`Requester of ${GOLD} (in @eastbrook)`);
  });

  it('PPL-5 `/ticket list organisation:eastbrook` shows its requesters’ tickets, to agents alone', async () => {
    const stage = await open();
    for (const who of ['ben', 'maya', 'ben']) await ask(stage, who);
    const listed = async (words: string, who = 'tomas') => {
      await stage.as(who).command('#general', `/ticket list ${words}`);
      return saidIn(await lastIn(stage, who, '#general'));
    };
    const numbers = (list: string) => [...new Set(list.match(/Ticket \d/g))];
    const theirs = await listed('organisation:east');
    expect(theirs).toContain('*Open tickets, organisation eastbrook*');
    expect(numbers(theirs)).toEqual(['Ticket 1', 'Ticket 3']);
    expect(numbers(await listed('organisation:county lunch'))).toEqual(['Ticket 2']);
    expect(await listed('organisation:milford')).toContain(
      '`organisation:milford` is no filter. Did you mean',
    );
    expect(await listed('organisation:east waiting')).toContain('none.');
    expect(await listed('organisation:east', 'ben')).toContain('only agents');
  });

  it('PPL-5 TRI-7 rules follow it, and what is set by hand comes before it', async () => {
    policy = policyWith({
      organisations: BOTH,
      groups: { networks: { name: 'Networks' } },
      routing: { 'of eastbrook': { when: { organisation: 'eastbrook' }, group: 'networks' } },
    });
    const stage = await open();
    await ask(stage, 'ben');
    await ask(stage, 'ben');
    expect(saidIn(await cardOf(stage, 1))).toContain('*Group*\\nNetworks');
    await press(stage, 'tomas', 1, 'ticket.triage');
    await answerAll(stage, { incident: 'no', type: 'other' });
    await choose(stage, 'organisation', ['The county']);
    expect(await save(stage)).toEqual({ ok: true });
    await stage.settle();
    // Of the other open ticket as well.
    for (const number of [1, 2]) expect(saidIn(await cardOf(stage, number))).toContain(SILVER);
    await press(stage, 'tomas', 2, 'ticket.triage');
    expect(await shown(stage)).toContain(`Requester of ${SILVER} (set by hand)`);
  });

  it('PPL-5 whoever joins the group, leaves it, or is in it when it is disabled, has it on their open cards at once', async () => {
    const stage = await open();
    await ask(stage, 'ben');
    await ask(stage, 'maya');
    const told = async () =>
      Promise.all(
        [1, 2].map(async (n) => (saidIn(await cardOf(stage, n)).includes(GOLD) ? 'gold' : 'silver')),
      );
    expect(await told()).toEqual(['gold', 'silver']);
    stage.slack.changeUsergroup('eastbrook', { members: ['maya'] });
    await stage.settle();
    expect(await told()).toEqual(['silver', 'gold']);
    stage.slack.changeUsergroup('eastbrook', { isDisabled: true });
    await stage.settle();
    expect(await told()).toEqual(['silver', 'silver']);
    stage.slack.changeUsergroup('eastbrook', { isDisabled: false, members: ['maya', 'ben'] });
    await stage.settle();
    expect(await told()).toEqual(['gold', 'gold']);
    // Its handle is what the policy says.
    stage.slack.changeUsergroup('eastbrook', { handle: 'east' });
    await stage.settle();
    expect(await told()).toEqual(['silver', 'silver']);
    stage.slack.changeUsergroup('east', { handle: 'eastbrook' });
    await stage.settle();
    expect(await told()).toEqual(['gold', 'gold']);
  });

  it('PPL-5 an id stays true when the handle is changed', async () => {
    const stage = await open();
    const id = await groupIdOf(stage, 'eastbrook');
    await change(stage, { organisations: { eastbrook: { ...EASTBROOK, user_groups: [id] } } });
    await ask(stage, 'ben');
    stage.slack.changeUsergroup('eastbrook', { handle: 'east' });
    await stage.settle();
    await ask(stage, 'ben');
    for (const number of [1, 2]) expect(saidIn(await cardOf(stage, number))).toContain(GOLD);
  });

  it('PPL-5 a changed policy counts from the next start, for the cards of open tickets too', async () => {
    policy = policyWith({ organisations: { county: COUNTY } });
    const stage = await open();
    await ask(stage, 'ben');
    expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
    await change(stage, { organisations: BOTH });
    expect(saidIn(await cardOf(stage, 1))).toContain(GOLD);
    await change(stage, { organisations: { eastbrook: { ...EASTBROOK, facts: {} }, county: COUNTY } });
    expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nEastbrook Branch"');
    await change(stage, { organisations: { county: COUNTY } });
    expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
    const { userGroupMembers } = stage.running.desk.db.tables;
    expect(await stage.running.desk.db.select().from(userGroupMembers)).toEqual([]);
  });

  it('PPL-5 an event that is lost is made up for within the hour', async () => {
    const stage = await open();
    await ask(stage, 'ben');
    const lose = stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
    stage.slack.changeUsergroup('eastbrook', { members: [] });
    await stage.settle();
    lose();
    expect(saidIn(await cardOf(stage, 1))).toContain(GOLD);
    await stage.pass(60 * MINUTE_MS);
    expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
  });

  it('PPL-1 PPL-5 a group can give a role and an organisation, and what the set-up takes back leaves the other', async () => {
    const stage = await open();
    await ask(stage, 'ben');
    await giveTo(stage, { 'tier 2': ['eastbrook'], 'delivery manager': ['engineers'] });
    expect((await holders(stage))['tier 2']).toEqual(['priya', 'sam', 'ben']);
    await giveTo(stage, { 'tier 2': [], 'delivery manager': [] });
    expect((await holders(stage))['tier 2']).toEqual(['priya', 'sam']);
    await ask(stage, 'ben');
    for (const number of [1, 2]) expect(saidIn(await cardOf(stage, number))).toContain(GOLD);
    const { userGroupMembers } = stage.running.desk.db.tables;
    expect(await stage.running.desk.db.select().from(userGroupMembers)).toMatchObject([
      { groupId: await groupIdOf(stage, 'eastbrook') },
    ]);
  });

  it('PPL-1 PPL-5 who is in a group when the set-up is saved has it on their open cards at once', async () => {
    const stage = await open();
    await ask(stage, 'ben');
    // What opens the form reads them too.
    await stage.as('ola').command('#general', '/desk setup');
    await stage.settle();
    const lose = stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
    stage.slack.changeUsergroup('eastbrook', { members: ['priya'] });
    await stage.settle();
    lose();
    expect(saidIn(await cardOf(stage, 1))).toContain(GOLD);
    await saveSetup(stage, { 'tier 2': ['eastbrook'] });
    expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
  });

  it('PPL-5 of one in the groups of two the first of the policy has them', async () => {
    policy = policyWith({
      organisations: {
        millford: { name: 'Millford', user_groups: ['millford'] },
        eastbrook: EASTBROOK,
      },
    });
    const stage = await open({
      before: (slack) => {
        slack.addUsergroup('eastbrook', 'Eastbrook branch', ['ben']);
        slack.addUsergroup('millford', 'Millford branch', ['ben']);
      },
    });
    await ask(stage, 'ben');
    expect(saidIn(await cardOf(stage, 1))).toContain('*Organisation*\\nMillford"');
    stage.slack.changeUsergroup('millford', { members: [] });
    await stage.settle();
    expect(saidIn(await cardOf(stage, 1))).toContain(GOLD);
  });

  it('PPL-5 a group that is unknown, disabled, empty or named twice is named to admins and by doctor', async () => {
    policy = policyWith({
      organisations: { ...BOTH, millford: { name: 'Millford', user_groups: ['millfrod', 'empty'] } },
    });
    const stage = await open();
    stage.slack.addUsergroup('empty', 'Nobody', []);
    await stage.settle();
    const unknown =
      'Requesters of Millford are known by @millfrod, which Slack does not have: put its handle right';
    const empty =
      'Requesters of Millford are known by @empty, and nobody is in it: add people to it in Slack';
    const home = await homeOf(stage, 'ola');
    expect(home).toContain(unknown);
    expect(home).toContain('Slack has @eastbrook, @empty, @engineers, @on-duty.');
    expect(home).toContain(empty);
    expect(await found(stage)).toEqual([expect.stringContaining(unknown), expect.stringContaining(empty)]);

    // Home follows by itself.
    stage.slack.changeUsergroup('empty', { members: ['lena'] });
    stage.slack.changeUsergroup('eastbrook', { isDisabled: true });
    stage.slack.addUsergroup('millfrod', 'Millford', ['jonas']);
    await stage.settle();
    const disabled =
      'Requesters of Eastbrook Branch are known by @eastbrook, which is disabled: enable it in Slack';
    const after = JSON.stringify((await stage.as('ola').openHome())?.view.blocks);
    expect(after).toContain(disabled);
    expect(after).not.toContain('@millfrod');
    expect(await found(stage)).toEqual([expect.stringContaining(disabled)]);

    stage.slack.changeUsergroup('eastbrook', { isDisabled: false, members: ['ben'] });
    await stage.settle();
    expect(await found(stage)).toEqual([]);
    const id = await groupIdOf(stage, 'eastbrook');
    const twice = { ...BOTH, other: { name: 'Other', user_groups: [id] } };
    await change(stage, { organisations: twice });
    expect(await found(stage)).toEqual([
      expect.stringContaining(
        `Requesters of Other are known by ${id}, which Eastbrook Branch names before it`,
      ),
    ]);
  });

  it('PPL-5 a group that a changed policy names and Slack lacks is in the log of the start, and none at the first', async () => {
    const lines: string[] = [];
    const warned = () => lines.filter((line) => line.includes('user groups of the policy'));
    const stage = await open({ log: (line) => lines.push(line) });
    await stage.restart();
    expect(warned()).toEqual([]);
    await change(stage, { organisations: { east: { ...EASTBROOK, user_groups: ['east'] } } });
    expect(warned()).toEqual([expect.stringContaining('known by @east, which Slack does not have')]);
  });

  it('PPL-5 what the policy says of them is told by policy check, and what Slack lacks by policy simulate', async () => {
    const stage = await open();
    const lines: string[] = [];
    expect(checkPolicy({}, policy, stage.clock.now(), (line) => lines.push(line))).toBe(0);
    expect(lines).toContain(
      'Organisation eastbrook, Eastbrook Branch: those in @eastbrook, those set by hand in triage.',
    );
    expect(lines).toContain(
      'Organisation county, The county: those with an address at heron.example, those set by hand in triage.',
    );
    expect(lines.at(-1)).toContain('`firstline doctor` says');
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-1234567890-1234567890-abcdefghijklmnop',
      SLACK_APP_TOKEN: 'xapp-1-A1234567890-1234567890-abcdefghijklmnop',
      DATABASE: stage.config.database,
    };
    const other = policyWith({ organisations: { east: { ...EASTBROOK, user_groups: ['east'] } } });
    const said: string[] = [];
    expect(await simulatePolicy(env, other, '30', stage.clock.now(), (line) => said.push(line))).toBe(0);
    expect(said.at(-1)).toContain('known by @east, which Slack does not have');
  });

  it('PPL-5 without the scope the other ways go on, and what is wanting is said', async () => {
    const old = manifest.replace(/ +- (usergroups:read|subteam_\w+)\n/g, '');
    const stage = await open({ slack: { manifest: old } });
    await ask(stage, 'ben');
    expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
    const troubles = (await found(stage)).join('\n');
    expect(troubles).toMatch(
      /I cannot read who is in Slack’s user groups \(missing_scope\).*usergroups:read/,
    );
    expect(troubles).not.toContain('does not have');
  });
});

async function ask(stage: Stage, who: string): Promise<void> {
  await stage.as(who).post('#heron-help', `Search finds nothing since lunch. ${who}`);
  await stage.settle();
}

/** What doctor finds wrong with organisations. */
async function found(stage: Stage): Promise<string[]> {
  const findings = await examine(stage.config);
  return findings
    .filter(({ about, level }) => about === 'organisations' && level === 'warning')
    .map(({ said }) => said);
}

it('PPL-5 an address that changes is on the open cards at once', async () => {
  const stage = await openStage({ policy: policyWith({ organisations: BOTH }) });
  await ask(stage, 'ben');
  expect(saidIn(await cardOf(stage, 1))).toContain(SILVER);
  stage.slack.changePerson('ben', { email: 'ben@elsewhere.example' });
  await stage.settle();
  expect(saidIn(await cardOf(stage, 1))).not.toContain('Organisation');
});

it('PPL-5 of many open tickets the newest are drawn anew at once, the others by and by', async () => {
  const stage = await openStage({
    policy: policyWith({ organisations: { eastbrook: EASTBROOK } }),
    before: (slack) => slack.addUsergroup('eastbrook', 'Eastbrook branch', []),
  });
  for (let n = 1; n <= 22; n += 1) await ask(stage, 'ben');
  stage.slack.changeUsergroup('eastbrook', { members: ['ben'] });
  await stage.settle();
  const shows = async (number: number) => saidIn(await cardOf(stage, number)).includes(GOLD);
  expect([await shows(22), await shows(3), await shows(2)]).toEqual([true, true, false]);
  await stage.pass(MINUTE_MS);
  expect([await shows(2), await shows(1)]).toEqual([true, true]);
});
