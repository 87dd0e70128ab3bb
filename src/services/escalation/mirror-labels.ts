import { findEscalationOf } from '../../db/escalations.ts';
import type { Tx } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import { isDecisionLabel } from '../../domain/escalation/issue-change.ts';
import type { Term } from '../../domain/taxonomy/terms.ts';
import { changeIssue } from './send-issue.ts';

/** Labels of a ticket go to its issue (ESC-1, TRI-6); those of a decision only with the decision. `eventId` names the change. */
export async function mirrorLabels(
  tx: Tx,
  ticket: Pick<Ticket, 'id'>,
  eventId: number,
  { added, removed }: { readonly added: readonly Term[]; readonly removed: readonly Term[] },
  now: Date,
): Promise<void> {
  const escalation = await findEscalationOf(tx, ticket.id);
  if (!escalation) return;
  const ours = (terms: readonly Term[]) => terms.filter(({ name }) => !isDecisionLabel(name));
  const addLabels = ours(added).map(({ name, colour }) => ({
    name,
    color: colour ?? 'ededed',
    description: null,
  }));
  const removeLabels = ours(removed).map(({ name }) => name);
  if (addLabels.length + removeLabels.length === 0) return;
  await changeIssue(tx, escalation, `labels:${eventId}`, { addLabels, removeLabels }, now);
}
