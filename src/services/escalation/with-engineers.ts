import { findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';

/** Whether they have it still, whoever's turn it is: not once it is declined, or its issue is closed or gone (FUP-3). */
export async function isWithEngineers(db: Db, ticketId: number): Promise<boolean> {
  const escalation = await findEscalationOf(db, ticketId);
  if (!escalation || escalation.decision === 'declined') return false;
  if (escalation.issueRowId === null) return true;
  const { state, deletedAt } = await getIssue(db, escalation.issueRowId);
  return state === 'open' && deletedAt === null;
}
