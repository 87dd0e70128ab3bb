import { describe, expect, it } from 'vitest';
import { updateAgent, updateConfirmed } from '../../src/db/agents.ts';
import { listTicketEvents } from '../../src/db/ticket-events.ts';
import { countOpenByOwner, listUnowned } from '../../src/db/ticket-lists.ts';
import { transact } from '../../src/db/transact.ts';
import { type Agent, isOnShift } from '../../src/domain/assignment/agent.ts';
import { groupOf } from '../../src/domain/assignment/group.ts';
import { byRole } from '../../src/domain/people/roles.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { loadAgents } from '../../src/services/assignment/load-agents.ts';
import { knowMembers, knowPeople } from '../../src/services/desk/know-people.ts';
import { openDesk } from '../../src/services/desk/open-desk.ts';
import { setOwnWork } from '../../src/services/desk/own-work.ts';
import { setUpDesk } from '../../src/services/desk/set-up-desk.ts';
import type { Desk } from '../../src/services/desk.ts';
import { runDue } from '../../src/services/run-due.ts';
import { fileTicket } from '../../src/services/ticket/file-ticket.ts';
import { resolveTicket } from '../../src/services/ticket/resolve-ticket.ts';
import { testClock } from '../support/clock.ts';
import { engines } from '../support/engines.ts';
import { policyWith } from '../support/policy.ts';

const WORKSPACE = 'T1';
const TRIAGE = 'C0TRIAGE';
const HOUR_MS = 3_600_000;
/** Different zones, hours and capacities. */
const AGENTS = [
  { id: 'U1', zone: 'America/New_York', hours: { from: 540, to: 1020 }, capacity: 12 },
  { id: 'U2', zone: 'America/Los_Angeles', hours: { from: 480, to: 960 }, capacity: 6 },
  { id: 'U3', zone: 'Europe/Berlin', hours: { from: 480, to: 1020 }, capacity: 20 },
  { id: 'U4', zone: 'America/New_York', hours: { from: 720, to: 1200 }, capacity: 3 },
  { id: 'U5', zone: 'America/Chicago', hours: null, capacity: null },
] as const;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

async function openDeskWith(db: Desk['db']) {
  const clock = testClock();
  const policy = loadPolicy(
    policyWith({ groups: { desk: { name: 'Desk', assignment: 'balanced', capacity: 8 } } }),
  );
  const desk: Desk = { db, now: clock.now, policy };
  await openDesk(desk, { id: WORKSPACE, name: 'Heron', url: 'https://heron.slack.com/', botUserId: 'U0BOT' });
  const none = { isGuest: false, isStranger: false, isBot: false, isDeactivated: false };
  const people = [...AGENTS.map(({ id, zone }) => ({ id, zone })), { id: 'UASK', zone: 'Etc/UTC' }];
  await knowPeople(
    desk,
    WORKSPACE,
    people.map(({ id, zone }) => ({
      ...none,
      personId: id,
      name: id,
      timeZone: zone,
      isAdmin: id === 'U1',
      mailDomain: null,
      statusEmoji: null,
      statusUntil: null,
    })),
  );
  const place = { isMember: true, isShared: false } as const;
  await setUpDesk(desk, callerOf('U1', 'setup'), {
    triage: { channelId: TRIAGE, name: 'desk-triage', kind: 'private', ...place },
    incidents: null,
    requests: [],
    triageDutyIds: [],
    tier2Ids: [],
    managerId: null,
    deliveryManagerId: null,
    productOwnerId: null,
    userGroupIds: byRole(() => []),
    newUserGroups: [],
  });
  const ids = AGENTS.map(({ id }) => id);
  await transact(db, async (tx) => {
    await knowMembers(tx, policy, WORKSPACE, TRIAGE, ids, clock.now());
    for (const { id, hours, capacity } of AGENTS) {
      const row = { workspaceId: WORKSPACE, groupKey: 'desk', personId: id };
      await updateConfirmed(tx, row, clock.now());
      await updateAgent(tx, WORKSPACE, id, { capacity, hours: hours && { days: DAYS, ...hours } });
    }
  });
  return { desk, clock };
}

const callerOf = (personId: string, inputKey: string) =>
  ({ workspaceId: WORKSPACE, personId, door: 'form', inputKey, isStored: false }) as const;

const load = (agent: Agent) => agent.open / agent.capacity;

describe.each(engines)('%s', (_, open) => {
  it('TRI-7 200 tickets through the whole desk to 5 agents of different hours: nobody over capacity, none left while somebody is free, each to the least loaded of those free at that moment', async () => {
    const { desk, clock } = await openDeskWith(await open());
    const group = groupOf(desk.policy.groups, null);
    const agentsNow = () => loadAgents(desk.db, desk.policy, WORKSPACE, group, clock.now());
    const waiting = () => listUnowned(desk.db, WORKSPACE, null, clock.now(), 500);
    let resolved = 0;
    let atOnce = 0;
    for (let n = 1; n <= 200; n++) {
      if (n % 5 === 0) clock.advance(HOUR_MS);
      if (n % 40 === 0)
        await setOwnWork(desk, callerOf('U3', `away:${n}`), { isAway: n % 80 === 40, awayUntil: null });
      await runDue(desk, (_row, error) => expect(error).toBeUndefined());
      const before = await agentsNow();
      const left = (await waiting()).length;
      const { ticket } = await fileTicket(desk, callerOf('UASK', `file:${n}`), {
        origin: { from: 'form', channelId: null, formId: `V${n}` },
        summary: `Page ${n} is empty`,
        description: '',
        requesterId: 'UASK',
        files: [],
      });
      const free = before.filter((agent) => isOnShift(agent, clock.now()) && agent.open < agent.capacity);
      const given = (await listTicketEvents(desk.db, ticket.id)).find(({ kind }) => kind === 'owned');
      if (free.length > 0) {
        expect(left).toBe(0);
        const chosen = free.find(({ personId }) => personId === given?.detail.to);
        expect(chosen && load(chosen)).toBe(Math.min(...free.map(load)));
        expect(given?.detail.because).toBe('fewest open, on shift');
        atOnce += 1;
      } else expect(given).toBeUndefined();

      if (n % 2 === 0) {
        const busiest = (await agentsNow())
          .filter((agent) => agent.open > 0)
          .sort((a, b) => b.open - a.open)[0];
        const { tickets } = desk.db.tables;
        const [one] = (await desk.db.select().from(tickets)).filter(
          (row) => row.isOpen && row.ownerId === busiest?.personId,
        );
        if (one)
          await resolveTicket(desk, callerOf(one.ownerId ?? '', `resolve:${n}`), one.number, 'done', 'Done.');
        if (one) resolved += 1;
      }
      const after = await agentsNow();
      for (const agent of after) expect(agent.open).toBeLessThanOrEqual(agent.capacity);
      const isSomebodyFree = after.some(
        (agent) => isOnShift(agent, clock.now()) && agent.open < agent.capacity,
      );
      if (isSomebodyFree) expect((await waiting()).length).toBe(0);
    }
    expect(atOnce).toBeGreaterThan(40);
    expect(resolved).toBeGreaterThan(20);
    expect((await waiting()).length).toBeGreaterThan(0);
    const counts = await countOpenByOwner(
      desk.db,
      WORKSPACE,
      AGENTS.map(({ id }) => id),
    );
    const openNow = [...counts.values()].reduce((sum, count) => sum + count, 0);
    expect(openNow + (await waiting()).length + resolved).toBe(200);
  }, 120_000);
});
