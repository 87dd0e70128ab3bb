import type { Database } from '../db/handles.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { decodeText } from '../domain/message/slack-text.ts';
import type { Policy } from '../policy/policy.ts';
import { listOrganisationTroubles } from '../services/organisation/list-troubles.ts';
import type { Finding } from './doctor.ts';

/** PPL-5: whether Slack has the user groups that the policy knows organisations by. */
export async function examineOrganisations(db: Database, policy: Policy): Promise<Finding[]> {
  const about = 'organisations';
  const findings: Finding[] = [];
  for (const { id } of await listWorkspaces(db)) {
    const troubles = await tellOrganisationTroubles(db, policy, id);
    findings.push(...troubles.map((said) => ({ level: 'warning', about, said }) as const));
    const count = policy.organisations.filter(({ userGroups }) => userGroups.length > 0).length;
    if (troubles.length > 0 || count === 0) continue;
    const said = `${count} known by Slack user groups, and Slack has them all`;
    findings.push({ level: 'ok', about, said });
  }
  return findings;
}

/** As plain text, for a terminal. */
export async function tellOrganisationTroubles(
  db: Database,
  policy: Policy,
  workspaceId: string,
): Promise<string[]> {
  const troubles = await listOrganisationTroubles(db, policy, workspaceId);
  return troubles.map((said) => decodeText(said, { person: () => undefined }));
}
