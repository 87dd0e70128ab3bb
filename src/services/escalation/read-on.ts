import { insertDue, insertDueOnce } from '../../db/due.ts';
import { listRepos } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { askOutside } from '../send.ts';

/** The kind of the due row by which GitHub is read every hour. */
export const READ_GITHUB = 'read-github';

const HOUR_MS = 60 * 60 * 1000;

/** At start; the row of an earlier life stays, since from its time on nobody has read. */
export function scheduleReading(tx: Tx, workspaceId: string, now: Date): Promise<void> {
  return insertDueOnce(tx, { workspaceId, kind: READ_GITHUB, subject: '', dueAt: now });
}

/**
 * What changed in the repositories since the reading before, as a second way for what a webhook should have told:
 * GitHub sends none again. `dueAt` is when this reading should have been, however late it is.
 */
export async function readGithub(tx: Tx, workspaceId: string, dueAt: Date, now: Date): Promise<void> {
  const since = new Date(dueAt.getTime() - 2 * HOUR_MS).toISOString();
  for (const repo of await listRepos(tx, workspaceId)) {
    await askOutside(tx, workspaceId, `issues of ${repo}`, { kind: 'issues.read', repo, since }, now);
  }
  await insertDue(tx, {
    workspaceId,
    kind: READ_GITHUB,
    subject: '',
    dueAt: new Date(now.getTime() + HOUR_MS),
  });
}
