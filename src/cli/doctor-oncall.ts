import type { Config } from '../config.ts';
import type { Database } from '../db/handles.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { decodeText } from '../domain/message/slack-text.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { readOncall } from '../services/oncall/read-oncall.ts';
import { listOncallTroubles } from '../services/oncall/troubles.ts';
import type { Finding } from './doctor.ts';

/** INC-3: whether there is somebody on every rung, and whether they can be called. */
export async function examineOncall(db: Database, config: Config, now: Date): Promise<Finding[]> {
  const policy = loadPolicy(config.policy);
  const findings: Finding[] = [];
  for (const { id, setup } of await listWorkspaces(db)) {
    if (!setup.triageChannelId) continue;
    const troubles = await listOncallTroubles(db, policy, id, now);
    findings.push(
      ...troubles.map(({ text }) => ({ level: 'warning', about: 'on call', said: asPlain(text) }) as const),
    );
    if (troubles.length > 0) continue;
    const { onDuty, backup } = await readOncall(db, policy, id, now);
    const names = [...onDuty, ...backup].map(({ name }) => name).join(', then ');
    findings.push({ level: 'ok', about: 'on call', said: names });
  }
  return findings;
}

const asPlain = (text: string): string => decodeText(text, { person: () => undefined });
