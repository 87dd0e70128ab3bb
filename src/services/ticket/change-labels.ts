import type { Tx } from '../../db/handles.ts';
import { listTerms } from '../../db/terms.ts';
import { type By, insertTicketEvent } from '../../db/ticket-events.ts';
import { deleteTicketLabel, insertTicketLabel, listLabelIds } from '../../db/ticket-labels.ts';
import type { Ticket } from '../../db/tickets.ts';
import { labelChanges } from '../../domain/taxonomy/labels.ts';
import { refOf, type Term } from '../../domain/taxonomy/terms.ts';
import { isDefectLike } from '../../domain/ticket/triage.ts';
import { mirrorLabels } from '../escalation/mirror-labels.ts';
import { sendCard } from '../send/row.ts';

export interface LabelChange {
  readonly added: readonly Term[];
  readonly removed: readonly Term[];
  /** Nobody chose them: they follow from what the ticket is. */
  readonly isByRule: boolean;
}

/** Labels put on and taken off, with their event and the card. Gives what was not so already. */
export async function changeLabels(
  tx: Tx,
  ticket: Pick<Ticket, 'id' | 'workspaceId'>,
  by: By,
  change: LabelChange,
  now: Date,
): Promise<Omit<LabelChange, 'isByRule'>> {
  const put = await putLabels(tx, ticket, by, change, now);
  if (put.added.length + put.removed.length > 0) await sendCard(tx, ticket, now);
  return put;
}

/** The same where the card is drawn anyway, or not yet. */
export async function putLabels(
  tx: Tx,
  ticket: Pick<Ticket, 'id' | 'workspaceId'>,
  by: By,
  change: LabelChange,
  now: Date,
): Promise<Omit<LabelChange, 'isByRule'>> {
  const has = await listLabelIds(tx, ticket.id);
  const added = change.added.filter((term) => !has.includes(term.id));
  const removed = change.removed.filter((term) => has.includes(term.id));
  if (added.length + removed.length === 0) return { added, removed };
  for (const { id } of added) await insertTicketLabel(tx, ticket, id);
  for (const { id } of removed) await deleteTicketLabel(tx, ticket, id);
  const { isByRule } = change;
  const fact = { kind: 'labelled', added: added.map(refOf), removed: removed.map(refOf), isByRule } as const;
  const eventId = await insertTicketEvent(tx, ticket, by, fact, now);
  if (by.door !== 'github') await mirrorLabels(tx, ticket, eventId, { added, removed }, now);
  return { added, removed };
}

/** After whatever labels follow from has changed: type, priority, time-sensitive (TRI-4, TRI-5). */
export async function followLabels(tx: Tx, ticket: Ticket, by: By, now: Date): Promise<void> {
  const terms = await listTerms(tx, ticket.workspaceId);
  const { type, triage } = ticket;
  const priority = isDefectLike(ticket) ? ticket.priority : null;
  const labelled = { type, priority, isTimeSensitive: triage?.isTimeSensitive ?? false };
  const changes = labelChanges(terms, labelled, await listLabelIds(tx, ticket.id));
  await changeLabels(tx, ticket, by, { ...changes, isByRule: true }, now);
}
