import { describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor.ts';
import { byRole } from '../../src/domain/people/roles.ts';
import { type ChosenSetup, setUpDesk } from '../../src/services/desk/set-up-desk.ts';
import { DAY_MS, MINUTE_MS } from '../support/clock.ts';
import { manifest } from '../support/desk-config.ts';
import { deskDatabases } from '../support/engines.ts';
import { callerOf } from '../support/escalated.ts';
import { lastIn, texts } from '../support/look.ts';
import { leavePhones } from '../support/oncall.ts';
import { openStage, type Stage, topModal } from '../support/stage.ts';
import { giveTo, groupIdOf, holders, homeOf, maySeeDuty, rolesOf } from '../support/user-groups.ts';

const HOUR = 60 * MINUTE_MS;

describe.each(deskDatabases)('a role for a Slack user group, on %s', (_name, database) => {
  /** Hana and Ben, who are no agents, are in @callers; Priya and Sam are tier 2 by name. */
  const openWithCallers = async (members: readonly string[] = ['hana', 'ben']): Promise<Stage> =>
    openStage({
      database: await database(),
      before: (slack) => slack.addUsergroup('callers', 'Called at night', members),
    });

  it('PPL-1 is given in the set-up: those named and those in the group add up, and it is shown by its handle', async () => {
    const stage = await openWithCallers();
    expect(await maySeeDuty(stage, 'hana')).toBe(false);
    await stage.as('ola').command('#general', '/desk setup');
    const form = await topModal(stage.as('ola'));
    const suggest = (typed: string) =>
      stage.as('ola').suggest({ viewId: form.id }, 'tier2Groups', 'value', typed);
    expect((await suggest('@call')).map(({ text }) => text)).toEqual(['@callers  ·  Called at night']);
    expect((await suggest('AT NIGHT')).map(({ value }) => value)).toEqual([
      await groupIdOf(stage, 'callers'),
    ]);
    expect(await suggest('')).toHaveLength(3);
    await stage.as('ola').closeModal(form.id, true);

    expect(await giveTo(stage, { 'tier 2': ['callers', 'engineers'] })).toEqual({ ok: true });
    expect((await holders(stage))['tier 2']).toEqual(['priya', 'sam', 'hana', 'ben']);
    expect(await maySeeDuty(stage, 'hana')).toBe(true);
    expect(await homeOf(stage, 'ola')).toContain(
      '*Tier 2*  Priya Nair, Sam Whitfield, @callers (2), @engineers (2)',
    );
    const said = (await examine(stage.config)).filter(({ about }) => about === 'roles');
    expect(said).toMatchObject([
      { level: 'ok', said: expect.stringContaining('tier 2: Priya Nair, Sam Whitfield, @callers (2)') },
    ]);
    await stage.as('ola').command('#general', '/desk setup');
    const shown = JSON.stringify((await topModal(stage.as('ola'))).view);
    expect(shown).toContain('"text":"@callers"');
  });

  it('PPL-1 joining a group gives its roles, leaving takes them, but for whoever has them otherwise', async () => {
    const stage = await openWithCallers(['ben', 'priya']);
    stage.slack.addUsergroup('night', 'Night shift', ['ben']);
    await stage.settle();
    await giveTo(stage, { 'tier 2': ['callers'], 'delivery manager': ['callers', 'night'] });
    stage.slack.changeUsergroup('callers', { members: ['ben', 'priya', 'hana'] });
    await stage.settle();
    expect(await maySeeDuty(stage, 'hana')).toBe(true);
    expect((await holders(stage))['delivery manager']).toEqual(['dele', 'ben', 'priya', 'hana']);
    stage.slack.changeUsergroup('callers', { handle: 'night-callers' });
    await stage.settle();
    expect(await homeOf(stage, 'ola')).toContain('@night-callers (3)');
    stage.slack.changeUsergroup('night-callers', { members: [] });
    await stage.settle();
    expect(await maySeeDuty(stage, 'hana')).toBe(false);
    expect(await holders(stage)).toMatchObject({
      'tier 2': ['priya', 'sam'],
      'delivery manager': ['dele', 'ben'],
    });
    expect(await homeOf(stage, 'ola')).toContain(
      'Tier 2 is given to @night-callers, and nobody in it can hold',
    );
    await giveTo(stage, { 'delivery manager': [] });
    expect((await holders(stage))['delivery manager']).toEqual(['dele']);
  });

  it('PPL-1 whoever loses a role keeps the tickets they own, as whoever is named no more does', async () => {
    const stage = await openWithCallers(['hana']);
    await giveTo(stage, { 'tier 2': ['callers'] });
    await stage.as('tomas').invite('#desk-triage', 'hana');
    await stage.as('maya').post('#heron-help', 'The map is gone');
    await stage.settle();
    await stage.as('hana').command('#general', '/ticket take 1');
    stage.slack.changeUsergroup('callers', { members: ['ben'] });
    await stage.settle();
    expect((await holders(stage))['tier 2']).not.toContain('hana');
    await stage.as('hana').command('#general', '/ticket list mine');
    expect((await lastIn(stage, 'hana', '#general')).text).toContain('Ticket 1: The map');
  });

  it('PPL-1 a group that is disabled gives no role from that moment on, and gives it again when it is enabled', async () => {
    const stage = await openWithCallers();
    await giveTo(stage, { 'tier 2': ['callers'] });
    stage.slack.changeUsergroup('callers', { isDisabled: true });
    await stage.settle();
    expect(await maySeeDuty(stage, 'hana')).toBe(false);
    expect(await homeOf(stage, 'ola')).toContain('Tier 2 is given to @callers, which is disabled');
    await leavePhones(stage);
    const said = (await examine(stage.config)).filter(({ level }) => level !== 'ok');
    expect(said).toMatchObject([{ level: 'warning', about: 'roles' }]);
    // What was given stays given, and does not keep anybody from changing something else.
    expect(await giveTo(stage, {})).toEqual({ ok: true });
    stage.slack.changeUsergroup('callers', { isDisabled: false, members: ['ben'] });
    await stage.settle();
    expect((await holders(stage))['tier 2']).toEqual(['priya', 'sam', 'ben']);
  });

  it('PPL-1 an event that is lost is made up for within the hour, and at the next start', async () => {
    const stage = await openWithCallers();
    await giveTo(stage, { 'tier 2': ['callers'] });
    const lose = stage.slack.faults.inject({ kind: 'drop_event', probability: 1 });
    stage.slack.changeUsergroup('callers', { members: ['lena'] });
    await stage.settle();
    lose();
    expect(await maySeeDuty(stage, 'hana')).toBe(true);
    await stage.pass(HOUR);
    expect(await maySeeDuty(stage, 'hana')).toBe(false);
    expect(await maySeeDuty(stage, 'lena')).toBe(true);

    stage.slack.faults.inject({ kind: 'drop_event', times: 2 });
    stage.slack.changeUsergroup('callers', { isDisabled: true });
    await stage.restart();
    expect(await maySeeDuty(stage, 'lena')).toBe(false);
  });

  it('PPL-1 without the scope the desk starts and is set up, and says where it is wanting', async () => {
    const old = manifest.replace(/ +- (usergroups:read|subteam_\w+)\n/g, '');
    const stage = await openStage({ database: await database(), slack: { manifest: old } });
    expect((await holders(stage))['tier 2']).toEqual(['priya', 'sam']);
    await stage.as('ola').command('#general', '/desk setup');
    const form = JSON.stringify((await topModal(stage.as('ola'))).view);
    expect(form).toContain('Roles cannot be given to Slack’s user groups yet');
    expect(form).toContain('reinstall the app: it needs the scope usergroups:read');
    expect(form).not.toContain('tier2Groups');
    await leavePhones(stage);
    const faults = (await examine(stage.config)).filter(({ level }) => level !== 'ok');
    expect(faults).toMatchObject([
      { about: 'scopes', said: expect.stringContaining('usergroups:read not granted') },
    ]);
    await stage.pass(DAY_MS);
    expect(texts(await stage.as('ola').history('@firstline')).join()).not.toContain('usergroups');
  });

  it('PPL-1 a scope that is lost leaves roles as they were, and refuses a new one at its field', async () => {
    const stage = await openWithCallers();
    await giveTo(stage, { 'tier 2': ['callers'] });
    const code = { kind: 'error', code: 'missing_scope', probability: 1 } as const;
    const regain = ['usergroups.list', 'usergroups.users.list'].map((method) =>
      stage.slack.faults.inject({ ...code, method }),
    );
    await stage.pass(HOUR);
    expect(await maySeeDuty(stage, 'hana')).toBe(true);
    expect(await homeOf(stage, 'ola')).toContain('roles given to them stay as they were. Paste manifest.yml');
    expect(await giveTo(stage, {})).toEqual({ ok: true });
    const refused = await giveTo(stage, { 'product owner': ['engineers'] });
    expect(refused.errors?.productOwnerGroups).toContain('it needs the scope usergroups:read');
    for (const again of regain) again();
    expect(await giveTo(stage, { 'product owner': ['engineers'] })).toEqual({ ok: true });
    expect((await holders(stage))['product owner']).toEqual(['joan', 'priya', 'sam']);
    expect(await homeOf(stage, 'ola')).not.toContain('manifest.yml');
  });

  it('PPL-1 a group that would give a role to nobody is refused by name, at its field', async () => {
    const stage = await openWithCallers();
    stage.slack.addUsergroup('nobody', 'Nobody', []);
    stage.slack.addUsergroup('visitors', 'Visitors', ['gil', 'vera']);
    await stage.settle();
    const refused = async (handle: string) =>
      (await giveTo(stage, { 'triage duty': [handle] })).errors?.triageDutyGroups;
    expect(await refused('nobody')).toContain('@nobody has nobody in it');
    expect(await refused('visitors')).toContain('@visitors has only guests');
    expect(await refused('S0GONE')).toContain('does not have this user group any more');
    const id = await groupIdOf(stage, 'callers');
    stage.slack.changeUsergroup('callers', { isDisabled: true });
    expect(await refused(id)).toContain('@callers is disabled');
    expect((await holders(stage))['triage duty']).toEqual(['priya']);
  });

  it('PPL-1 of two hundred people in a group those who are guests, bots or gone have no role', async () => {
    const stage = await openWithCallers([]);
    const handles = Array.from({ length: 197 }, (_, n) => `crew${n}`);
    for (const handle of handles) stage.slack.addPerson({ handle });
    stage.slack.changeUsergroup('callers', { members: [...handles, 'gil', 'vera', 'firstline'] });
    await stage.settle();
    expect(await giveTo(stage, { 'delivery manager': ['callers'] })).toEqual({ ok: true });
    expect((await holders(stage))['delivery manager']).toEqual(['dele', ...handles]);
    expect(await rolesOf(stage, 'gil')).toEqual([]);
    expect(await rolesOf(stage, 'crew0')).toEqual(['delivery manager']);
    stage.slack.changePerson('crew0', { isGuest: true });
    stage.slack.changePerson('crew1', { deleted: true });
    await stage.settle();
    expect(await rolesOf(stage, 'crew0')).toEqual([]);
    expect((await holders(stage))['delivery manager']).toEqual(['dele', ...handles.slice(2)]);
  });

  it('PPL-1 two doors at once: what the set-up read before somebody left is not what stays', async () => {
    const stage = await openWithCallers(['ben']);
    const chosen = await chosenBy(stage, 'callers', ['ben', 'hana']);
    await setUpDesk(stage.running.desk, callerOf(stage, 'ola'), chosen);
    expect(await rolesOf(stage, 'hana')).toEqual(['tier 2']);
    await stage.settle();
    expect((await holders(stage))['tier 2']).toEqual(['ben']);
    expect(await maySeeDuty(stage, 'hana')).toBe(false);
  });

  it('PPL-1 two doors at once: of two set-ups and two events the last ones count, and nobody is left over', async () => {
    const stage = await openWithCallers();
    const [one, other] = [
      await chosenBy(stage, 'callers', ['hana', 'ben']),
      await chosenBy(stage, 'engineers', ['priya', 'sam']),
    ];
    stage.slack.faults.inject({ kind: 'reorder_events', times: 2 });
    const saving = [one, other].map((chosen) =>
      setUpDesk(stage.running.desk, callerOf(stage, 'ola'), chosen),
    );
    stage.slack.changeUsergroup('callers', { members: ['lena'] });
    stage.slack.changeUsergroup('engineers', { members: ['sam', 'hana'] });
    await Promise.all([...saving, maySeeDuty(stage, 'lena')]);
    await stage.settle();
    // Whichever of the two was written last.
    const last = (await holders(stage))['tier 2'] ?? [];
    expect([['lena'], ['sam', 'hana']]).toContainEqual(last);
    const { userGroupMembers } = stage.running.desk.db.tables;
    expect(await stage.running.desk.db.select().from(userGroupMembers)).toHaveLength(last.length);
  });
});

/** As one user group was read, with nobody named for anything. */
async function chosenBy(stage: Stage, handle: string, members: readonly string[]): Promise<ChosenSetup> {
  const groupId = await groupIdOf(stage, handle);
  const { id: channelId, name } = stage.slack.channel('desk-triage', 'ola');
  return {
    triage: { channelId, name, kind: 'private', isMember: true, isShared: false },
    incidents: null,
    requests: [],
    triageDutyIds: [],
    tier2Ids: [],
    managerId: null,
    deliveryManagerId: null,
    productOwnerId: null,
    userGroupIds: byRole((role) => (role === 'tier 2' ? [groupId] : [])),
    newUserGroups: [
      {
        ...{ groupId, handle, name: handle, state: 'used', field: 'tier2Groups' },
        personIds: members.map((one) => stage.as(one).person.id),
      },
    ],
  };
}
