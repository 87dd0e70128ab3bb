import { type Escalation, findEscalationOf } from '../../db/escalations.ts';
import type { Db } from '../../db/handles.ts';
import { getIssue } from '../../db/issues.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { CardFacts, CardIssue } from '../../domain/ticket/card-facts.ts';
import type { Desk } from '../desk.ts';
import { engineerOf } from './hand-off.ts';
import { laneOf } from './send-issue.ts';
import { refusalOf, waitingIn } from './waiting.ts';

/** What a card says of the engineers, or that it can be passed to them. */
export async function issueOnCard(
  db: Db,
  tracker: Desk['tracker'],
  ticket: Ticket,
): Promise<Pick<CardFacts, 'issue' | 'engineer'>> {
  const escalation = await findEscalationOf(db, ticket.id);
  if (!escalation) return { issue: tracker ? { is: 'possible' } : null, engineer: null };
  return { issue: await issueOf(db, escalation), engineer: await engineerOf(db, escalation) };
}

async function issueOf(db: Db, { id, workspaceId, issueRowId }: Escalation): Promise<CardIssue> {
  const waiting = await waitingIn(db, laneOf(id), issueRowId !== null);
  if (issueRowId === null) {
    if (waiting) return { is: 'waiting', ...waiting };
    const why = await refusalOf(db, workspaceId, `issue:${id}`);
    return why ? { is: 'refused', why } : { is: 'being opened' };
  }
  const { labels, deletedAt, ...issue } = await getIssue(db, issueRowId);
  const { repo, number, url, state, stateReason, assignee, milestone } = issue;
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
    waiting: waiting ?? null,
  };
}
