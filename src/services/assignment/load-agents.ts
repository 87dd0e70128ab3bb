import { type AgentRow, listAgents, listGroupAgents } from '../../db/agents.ts';
import type { Db } from '../../db/handles.ts';
import { listMemberIds } from '../../db/memberships.ts';
import { listPeople, type Person } from '../../db/people.ts';
import { countOpenByOwner } from '../../db/ticket-lists.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { type Agent, calendarOfHours, isAway } from '../../domain/assignment/agent.ts';
import type { Group } from '../../domain/assignment/group.ts';
import { channelOfGroup } from '../../domain/setup.ts';
import type { Policy } from '../../policy/policy.ts';

/** Everybody who could work a group's tickets, with what decides whether they are given one now. */
export async function loadAgents(
  db: Db,
  policy: Policy,
  workspaceId: string,
  group: Group,
  now: Date,
): Promise<Agent[]> {
  const people = await listStaff(db, workspaceId, group.key);
  const settings = new Map((await listAgents(db, workspaceId)).map((row) => [row.personId, row]));
  const confirmed = (await listGroupAgents(db, workspaceId)).filter(
    ({ groupKey, confirmedAt }) => groupKey === group.key && confirmedAt,
  );
  const confirmedIds = new Set(confirmed.map(({ personId }) => personId));
  const ids = people.map(({ personId }) => personId);
  const open = await countOpenByOwner(db, workspaceId, ids);
  return people.map((person) => {
    const row = settings.get(person.personId);
    const own = row?.hours ? [calendarOfHours(row.hours, person.timeZone)] : [];
    return {
      personId: person.personId,
      name: person.name,
      isConfirmed: confirmedIds.has(person.personId),
      away: awayOf(policy, person, row, now),
      calendars: [group.calendar, ...own],
      capacity: row?.capacity ?? group.capacity,
      open: open.get(person.personId) ?? 0,
      lastGiven: row?.lastGiven ?? 0,
    };
  });
}

/** The people in a group's triage channel who can work: no bots, nobody from outside, nobody who is gone. */
export async function listStaff(db: Db, workspaceId: string, groupKey: string): Promise<Person[]> {
  const { setup } = await getWorkspace(db, workspaceId);
  const channelId = channelOfGroup(setup, groupKey);
  const ids = channelId ? await listMemberIds(db, workspaceId, channelId) : [];
  const people = await listPeople(db, workspaceId, ids);
  return people.filter(
    ({ isBot, isGuest, isStranger, isDeactivated }) => !isBot && !isGuest && !isStranger && !isDeactivated,
  );
}

/** What they said themselves, or what their status in Slack says; null: they are here. */
export function awayOf(
  { availability: { awayEmoji } }: Policy,
  person: Pick<Person, 'statusEmoji' | 'statusUntil'>,
  row: Pick<AgentRow, 'isAway' | 'awayUntil'> | undefined,
  now: Date,
): Agent['away'] {
  const own = row?.isAway ? { until: row.awayUntil } : null;
  const hasStatus = person.statusEmoji !== null && awayEmoji.includes(person.statusEmoji);
  const status = hasStatus ? { until: person.statusUntil } : null;
  const [one, other] = [own, status].filter((away) => isAway(away, now));
  if (!one || !other) return one ?? null;
  if (!one.until || !other.until) return { until: null };
  return one.until > other.until ? one : other;
}
