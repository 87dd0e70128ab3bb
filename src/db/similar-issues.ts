import { and, desc, eq, isNull, notExists, notInArray } from 'drizzle-orm';
import type { Db } from './handles.ts';
import type { Issue } from './issues.ts';
import { contains } from './sql.ts';

/** Open issues that have a word in their title, the newest first; no standing ones, which hold others, nor the records of incidents. */
export async function listOpenIssuesWithWord(
  db: Db,
  workspaceId: string,
  word: string,
  limit: number,
): Promise<Issue[]> {
  const { issues, epics, incidentIssues: tracked } = db.tables;
  const standing = (await db.select({ id: epics.issueRowId }).from(epics)).flatMap(({ id }) => id ?? []);
  const isRecord = and(eq(tracked.issueRowId, issues.id), isNull(tracked.entryId));
  return db
    .select()
    .from(issues)
    .where(
      and(
        eq(issues.workspaceId, workspaceId),
        eq(issues.state, 'open'),
        isNull(issues.deletedAt),
        contains(issues.title, word),
        notExists(db.select({ id: tracked.id }).from(tracked).where(isRecord)),
        ...(standing.length > 0 ? [notInArray(issues.id, standing)] : []),
      ),
    )
    .orderBy(desc(issues.id))
    .limit(limit);
}
