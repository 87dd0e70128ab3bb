import { findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { CardIssue } from '../../domain/parcel.ts';
import type { Desk } from '../desk.ts';

/** What a card says of the engineers, or that it can be passed to them. */
export async function issueOnCard(
  db: Db,
  tracker: Desk['tracker'],
  ticket: Ticket,
): Promise<CardIssue | null> {
  const escalation = await findEscalationOf(db, ticket.id);
  if (!escalation) return tracker ? { is: 'possible' } : null;
  if (escalation.issueRowId === null) return { is: 'being opened' };
  const { repo, number, url, state, stateReason, assignee, milestone, labels, deletedAt } = await getIssue(
    db,
    escalation.issueRowId,
  );
  return {
    is: 'there',
    repo,
    number,
    url,
    state: deletedAt ? 'deleted' : state,
    stateReason,
    assignee,
    milestone,
    labels: labels.list,
  };
}
