import type { Database } from '../db/handles.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { decodeText } from '../domain/message/slack-text.ts';
import { roleTroubles, tellHolders } from '../domain/people/role-words.ts';
import { readRoles } from '../services/desk/read-roles.ts';
import type { Finding } from './doctor.ts';

/** PPL-1: who has which role, and what keeps a user group from giving it. */
export async function examineRoles(db: Database): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, setup } of await listWorkspaces(db)) {
    if (!setup.triageChannelId) continue;
    const roles = await readRoles(db, id);
    const told = roles.map((one) => `${one.role}: ${tellHolders(one) ?? 'nobody'}`).join('; ');
    findings.push({ level: 'ok', about: 'roles', said: asPlain(told) });
    const troubles = roleTroubles(roles, setup.userGroupsProblem ?? null);
    findings.push(
      ...troubles.map((said) => ({ level: 'warning', about: 'roles', said: asPlain(said) }) as const),
    );
  }
  return findings;
}

const asPlain = (text: string): string => decodeText(text, { person: () => undefined });
