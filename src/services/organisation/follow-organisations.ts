import type { Tx } from '../../db/handles.ts';
import { tellOrganisation } from '../../domain/people/organisation.ts';
import type { Policy } from '../../policy/policy.ts';
import { redrawCardsOf } from '../ticket/redraw-card.ts';
import { listOrganisations } from './find-organisation.ts';

type Organisations = Pick<Policy, 'organisations'>;

/** What the cards of open tickets say of whom their requesters work for, by the requester. */
export type Told = ReadonlyMap<string, string>;

export async function listTold(tx: Tx, policy: Organisations, workspaceId: string): Promise<Told> {
  const all = await listOrganisations(tx, policy, workspaceId);
  return new Map([...all].map(([personId, own]) => [personId, tellOrganisation(own)]));
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
