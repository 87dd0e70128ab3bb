import { listEscalationsOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import type { Issue } from '../../db/issues.ts';
import { listOpenIssuesWithWord } from '../../db/similar-issues.ts';
import type { IssueDraft } from '../../domain/escalation/draft.ts';
import { mostAlike, tellingWords } from '../../domain/ticket/similar.ts';

/** As many as are looked at before somebody says "that one". */
const MOST = 3;
const WORDS = 4;
const CANDIDATES = 50;

/** An open issue like what is being written, and how many tickets wait for it. */
export interface SimilarIssue extends Pick<Issue, 'id' | 'repo' | 'number' | 'title' | 'url'> {
  readonly tickets: number;
}

/** From what the desk has read of GitHub: nothing is searched there, and nothing of the ticket leaves (ESC-8). */
export async function similarIssues(
  db: Db,
  workspaceId: string,
  { title, problem }: Pick<IssueDraft, 'title' | 'problem'>,
): Promise<SimilarIssue[]> {
  const text = `${title}\n${problem}`;
  const found = new Map<number, Issue>();
  for (const word of tellingWords(text, WORDS)) {
    for (const issue of await listOpenIssuesWithWord(db, workspaceId, word, CANDIDATES)) {
      found.set(issue.id, issue);
    }
  }
  const told = [...found.values()].map((issue) => ({ ...issue, summary: issue.title, description: '' }));
  const similar: SimilarIssue[] = [];
  for (const { id, repo, number, title: name, url } of mostAlike(text, told, MOST)) {
    const tickets = (await listEscalationsOf(db, id)).length;
    similar.push({ id, repo, number, title: name, url, tickets });
  }
  return similar;
}
