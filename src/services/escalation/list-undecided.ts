import { countUndecided, type Escalation, listUndecided } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import { getMessage } from '../../db/messages.ts';
import { getTicket } from '../../db/tickets.ts';
import type { DecisionLine, DecisionQueue } from '../../domain/home-facts.ts';

/** What waits for the product owner, as it stands on the issue: nobody's name is in it (ESC-3). */
export async function decisionQueue(
  db: Db,
  workspaceId: string,
  mayDecide: boolean,
  most: number,
): Promise<DecisionQueue> {
  const found = await listUndecided(db, workspaceId, most);
  const lines: DecisionLine[] = [];
  for (const escalation of found) lines.push(await lineOf(db, escalation));
  const count = found.length < most ? found.length : await countUndecided(db, workspaceId);
  return { lines, count, mayDecide };
}

async function lineOf(db: Db, escalation: Escalation): Promise<DecisionLine> {
  const { ticketId, draft, issueRowId, isUrgent, escalatedAt, questionId } = escalation;
  const { number, type, priority } = await getTicket(db, ticketId);
  return {
    number,
    title: draft.title,
    problem: draft.problem,
    type,
    priority,
    isUrgent,
    since: escalatedAt,
    question: questionId ? (await getMessage(db, questionId)).text : null,
    issue: issueRowId ? await getIssue(db, issueRowId) : null,
  };
}
