import type { Tx } from '../../db/handles.ts';
import { listRequesters, listUserGroupsOfRequesters } from '../../db/requesters.ts';
import { haveUserGroups, organisationOf, tellOrganisation } from '../../domain/people/organisation.ts';
import type { Policy } from '../../policy/policy.ts';
import { redrawCardsOf } from '../ticket/redraw-card.ts';

type Organisations = Pick<Policy, 'organisations'>;

/** What the cards of open tickets say of whom their requesters work for, by the requester. */
export type Told = ReadonlyMap<string, string>;

export async function listTold(tx: Tx, { organisations }: Organisations, workspaceId: string): Promise<Told> {
  if (organisations.length === 0) return new Map();
  const isAsked = haveUserGroups(organisations);
  const groups = isAsked ? await listUserGroupsOfRequesters(tx, workspaceId) : undefined;
  const told = new Map<string, string>();
  for (const person of await listRequesters(tx, workspaceId)) {
    const userGroups = groups?.get(person.personId) ?? [];
    const own = organisationOf(organisations, { ...person, userGroups });
    if (own) told.set(person.personId, tellOrganisation(own));
  }
  return told;
}

/** PPL-5: whose organisation is another one now, their open tickets' cards say so. `before`: what they said until now. */
export async function followOrganisations(
  tx: Tx,
  policy: Organisations,
  workspaceId: string,
  before: Told,
  now: Date,
): Promise<void> {
  const after = await listTold(tx, policy, workspaceId);
  const ids = new Set([...before.keys(), ...after.keys()]);
  const changed = [...ids].filter((id) => before.get(id) !== after.get(id));
  await redrawCardsOf(tx, workspaceId, changed, now);
}
