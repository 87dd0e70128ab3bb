import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { NamedUserGroup } from '../domain/people/user-group.ts';
import type { Db } from './handles.ts';
import type { Person } from './people.ts';
import { isTrue } from './sql.ts';
import type { Ticket } from './tickets.ts';

/** Those whose tickets are open, with what says whom they work for (PPL-5). */

type Requester = Pick<Person, 'personId' | 'mailDomain' | 'organisationKey'>;

const askers = (db: Db, workspaceId: string) => {
  const { tickets } = db.tables;
  return db
    .select({ requesterId: tickets.requesterId })
    .from(tickets)
    .where(and(eq(tickets.workspaceId, workspaceId), isTrue(tickets.isOpen)));
};

export async function listRequesters(db: Db, workspaceId: string): Promise<Requester[]> {
  const { people } = db.tables;
  const { personId, mailDomain, organisationKey } = people;
  return db
    .select({ personId, mailDomain, organisationKey })
    .from(people)
    .where(and(eq(people.workspaceId, workspaceId), inArray(personId, askers(db, workspaceId))));
}

/** The user groups in use that each of them is in. */
export async function listUserGroupsOfRequesters(
  db: Db,
  workspaceId: string,
): Promise<Map<string, NamedUserGroup[]>> {
  const { userGroups: g, userGroupMembers: m } = db.tables;
  const rows = await db
    .select({ personId: m.personId, groupId: g.groupId, handle: g.handle })
    .from(m)
    .innerJoin(g, and(eq(g.workspaceId, m.workspaceId), eq(g.groupId, m.groupId)))
    .where(
      and(eq(m.workspaceId, workspaceId), eq(g.state, 'used'), inArray(m.personId, askers(db, workspaceId))),
    )
    .orderBy(asc(m.id));
  const groups = new Map<string, NamedUserGroup[]>();
  for (const { personId, ...group } of rows) groups.set(personId, [...(groups.get(personId) ?? []), group]);
  return groups;
}

/** Their open tickets, newest first. */
export async function listOpenTicketsOf(
  db: Db,
  workspaceId: string,
  personIds: readonly string[],
): Promise<Pick<Ticket, 'id' | 'workspaceId'>[]> {
  if (personIds.length === 0) return [];
  const { tickets } = db.tables;
  const { id } = tickets;
  return db
    .select({ id, workspaceId: tickets.workspaceId })
    .from(tickets)
    .where(
      and(
        eq(tickets.workspaceId, workspaceId),
        eq(tickets.isOpen, true),
        inArray(tickets.requesterId, [...personIds]),
      ),
    )
    .orderBy(desc(id));
}
