import { listOpenEscalations } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import { listRepoLabels } from '../../db/repo-labels.ts';
import { listTerms } from '../../db/terms.ts';
import { listLabelIds } from '../../db/ticket-labels.ts';
import { getTicket } from '../../db/tickets.ts';
import { labelDrift, tellDrift, ticketDrift } from '../../domain/taxonomy/label-drift.ts';
import { labelsOf } from '../../domain/taxonomy/labels.ts';

/** More would be no list that anybody works off. */
const MOST_TICKETS = 50;

/**
 * Where labels differ between desk and GitHub, in sentences (TRI-6): the taxonomy's and the repository's, as of the
 * last reading, and those of open tickets and their issues.
 */
export async function readDrift(db: Db, workspaceId: string): Promise<string[]> {
  const terms = await listTerms(db, workspaceId);
  const repos = (await listRepoLabels(db, workspaceId)).map(({ repo, labels }) =>
    labelDrift(terms, repo, labels.list),
  );
  const tickets = [];
  for (const { ticketId, issueRowId } of await listOpenEscalations(db, workspaceId, MOST_TICKETS)) {
    if (issueRowId === null) continue;
    const { number } = await getTicket(db, ticketId);
    const onTicket = labelsOf(terms, await listLabelIds(db, ticketId)).map(({ name }) => name);
    const drift = ticketDrift(terms, number, onTicket, (await getIssue(db, issueRowId)).labels.list);
    if (drift) tickets.push(drift);
  }
  return tellDrift(repos, tickets);
}
