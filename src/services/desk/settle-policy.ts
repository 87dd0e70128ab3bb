import { findKeptPolicy, insertKeptPolicy } from '../../db/kept-policies.ts';
import { listAdmins } from '../../db/people.ts';
import { transact } from '../../db/transact.ts';
import { policyRefusedWords } from '../../domain/desk-words.ts';
import type { PolicyInForce } from '../../policy/policy-in-force.ts';
import type { Desk } from '../desk.ts';
import { followOrganisations, listTold } from '../organisation/follow-organisations.ts';
import { tellPerson } from '../send/person.ts';

/**
 * At start: a sound policy is kept for later, and cards follow what it says of organisations; of a wrong file admins
 * hear, once for the same mistakes.
 */
export function settlePolicy({ db, now }: Desk, workspaceId: string, inForce: PolicyInForce): Promise<void> {
  return transact(db, async (tx) => {
    const { policy, before, text, mistakes } = inForce;
    const kept = await findKeptPolicy(tx);
    if (mistakes.length === 0) {
      if (kept?.text === text && kept.workspaceId === workspaceId) return;
      if (before) {
        const told = await listTold(tx, before, workspaceId);
        await followOrganisations(tx, policy, workspaceId, told, now());
      }
      return insertKeptPolicy(tx, { workspaceId, text, keptAt: now() });
    }
    const words = policyRefusedWords(mistakes, kept?.keptAt ?? now());
    for (const { personId } of await listAdmins(tx, workspaceId)) {
      const effect = `policy-refused:${personId}:${mistakes.join('|')}`;
      await tellPerson(tx, workspaceId, personId, effect, words, now());
    }
  });
}
