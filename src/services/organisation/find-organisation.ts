import type { Db } from '../../db/handles.ts';
import { findPerson } from '../../db/people.ts';
import { listRequesters, listUserGroupsOfRequesters } from '../../db/requesters.ts';
import { listUserGroupsOf } from '../../db/user-groups.ts';
import { haveUserGroups, type OwnOrganisation, organisationOf } from '../../domain/people/organisation.ts';
import type { Policy } from '../../policy/policy.ts';

/** Whom somebody works for (PPL-5). A policy without organisations asks the database nothing. */
export async function findOrganisation(
  db: Db,
  { organisations }: Pick<Policy, 'organisations'>,
  workspaceId: string,
  personId: string,
): Promise<OwnOrganisation | undefined> {
  if (organisations.length === 0) return undefined;
  const person = await findPerson(db, workspaceId, personId);
  if (!person) return undefined;
  const isAsked = haveUserGroups(organisations);
  const userGroups = isAsked ? await listUserGroupsOf(db, workspaceId, personId) : [];
  return organisationOf(organisations, { ...person, userGroups });
}

/** Of everybody whose tickets are open, by their ids. */
export async function listOrganisations(
  db: Db,
  { organisations }: Pick<Policy, 'organisations'>,
  workspaceId: string,
): Promise<Map<string, OwnOrganisation>> {
  const all = new Map<string, OwnOrganisation>();
  if (organisations.length === 0) return all;
  const isAsked = haveUserGroups(organisations);
  const groups = isAsked ? await listUserGroupsOfRequesters(db, workspaceId) : undefined;
  for (const person of await listRequesters(db, workspaceId)) {
    const userGroups = groups?.get(person.personId) ?? [];
    const own = organisationOf(organisations, { ...person, userGroups });
    if (own) all.set(person.personId, own);
  }
  return all;
}
