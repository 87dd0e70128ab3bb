import { deleteDueOfKind, insertDue, insertDueOnce } from '../../db/due.ts';
import { listRepos } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import { listIncidentRepos } from '../../db/incident-issues.ts';
import { allRepos } from '../../domain/escalation/where.ts';
import { repoForIncidents } from '../../domain/incident/tracking.ts';
import type { Desk } from '../desk.ts';
import { askOutside } from '../send/reading.ts';

/** The kinds of the due rows by which GitHub is read: what changed, and once a day all that is open. */
export const READ_GITHUB = 'read-github';
export const MIRROR_GITHUB = 'mirror-github';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** Those the desk opens issues in stand in the rows that read them, so that the tick needs no configuration. */
export async function scheduleReading(
  tx: Tx,
  { policy, tracker }: Desk,
  workspaceId: string,
  now: Date,
): Promise<void> {
  await deleteDueOfKind(tx, workspaceId, MIRROR_GITHUB);
  if (!tracker) return;
  await insertDueOnce(tx, { workspaceId, kind: READ_GITHUB, subject: '', dueAt: now });
  const ofIncidents = repoForIncidents(policy.incidents.repository, tracker.repo);
  const repos = allRepos(policy.escalation.repositories, tracker.repo);
  for (const repo of new Set([...repos, ...(ofIncidents ? [ofIncidents] : [])])) {
    await insertDue(tx, { workspaceId, kind: MIRROR_GITHUB, subject: repo, dueAt: now });
  }
}

/**
 * What changed in the repositories since the reading before, and what webhooks told that nobody took: GitHub sends none
 * again. `dueAt` is when this reading should have been, however late it is.
 */
export async function readGithub(tx: Tx, workspaceId: string, dueAt: Date, now: Date): Promise<void> {
  const since = new Date(dueAt.getTime() - 2 * HOUR_MS).toISOString();
  const repos = [...(await listRepos(tx, workspaceId)), ...(await listIncidentRepos(tx, workspaceId))];
  for (const repo of new Set(repos)) {
    await askOutside(tx, workspaceId, `hooks of ${repo}`, { kind: 'hooks.read', repo, since }, now);
    await askOutside(tx, workspaceId, `issues of ${repo}`, { kind: 'issues.read', repo, since }, now);
  }
  const next = new Date(now.getTime() + HOUR_MS);
  await insertDue(tx, { workspaceId, kind: READ_GITHUB, subject: '', dueAt: next });
}

/** So that similar issues are at hand, and what no list tells is found. */
export async function mirrorGithub(tx: Tx, workspaceId: string, repo: string, now: Date): Promise<void> {
  await askOutside(tx, workspaceId, `open issues of ${repo}`, { kind: 'issues.mirror', repo }, now);
  const next = new Date(now.getTime() + DAY_MS);
  await insertDue(tx, { workspaceId, kind: MIRROR_GITHUB, subject: repo, dueAt: next });
}
