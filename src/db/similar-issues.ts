import { and, desc, eq, isNull, notInArray } from 'drizzle-orm';
import type { Db } from './handles.ts';
import type { Issue } from './issues.ts';
import { contains } from './sql.ts';

/** Open issues that have a word in their title, the newest first; standing ones, which hold others, are left out. */
export async function listOpenIssuesWithWord(
  db: Db,
  workspaceId: string,
  word: string,
  limit: number,
): Promise<Issue[]> {
  const { issues, epics } = db.tables;
  const standing = (await db.select({ id: epics.issueRowId }).from(epics)).flatMap(({ id }) => id ?? []);
  return db
    .select()
    .from(issues)
    .where(
      and(
        eq(issues.workspaceId, workspaceId),
        eq(issues.state, 'open'),
        isNull(issues.deletedAt),
        contains(issues.title, word),
        ...(standing.length > 0 ? [notInArray(issues.id, standing)] : []),
      ),
    )
    .orderBy(desc(issues.id))
    .limit(limit);
}
