import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNew } from './rows.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';
import type { Ticket } from './tickets.ts';

const labelsOfTicket = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { ticketLabels } = q.tables;
  return q
    .select({ termId: ticketLabels.termId })
    .from(ticketLabels)
    .where(eq(ticketLabels.ticketId, p.ticketId))
    .orderBy(ticketLabels.id);
});

/** The terms that label a ticket. */
export async function listLabelIds(db: Db, ticketId: number): Promise<number[]> {
  return (await labelsOfTicket(db, { ticketId })).map((row) => row.termId);
}

const labelsOfTickets = listStatement((q: Db, _: Args<object>, ticketIds: Listed<number>) => {
  const { ticketLabels } = q.tables;
  return q
    .select({ ticketId: ticketLabels.ticketId, termId: ticketLabels.termId })
    .from(ticketLabels)
    .where(inArray(ticketLabels.ticketId, ticketIds))
    .orderBy(ticketLabels.id);
});

/** Of many tickets at once, for lists. */
export async function listLabelIdsOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, number[]>> {
  const rows = await labelsOfTickets(db, {}, ticketIds);
  const byTicket = new Map<number, number[]>();
  for (const { ticketId, termId } of rows)
    byTicket.set(ticketId, [...(byTicket.get(ticketId) ?? []), termId]);
  return byTicket;
}

type Of = Pick<Ticket, 'id' | 'workspaceId'>;

/** False if the ticket has it already. */
export function insertTicketLabel(tx: Tx, { id, workspaceId }: Of, termId: number): Promise<boolean> {
  return insertNew(tx, tx.tables.ticketLabels, { workspaceId, ticketId: id, termId });
}

const removeLabel = statement((q: Tx, p: Args<{ ticketId: number; termId: number }>) => {
  const { ticketLabels: l } = q.tables;
  return q.delete(l).where(and(eq(l.ticketId, p.ticketId), eq(l.termId, p.termId)));
});

export async function deleteTicketLabel(tx: Tx, { id }: Of, termId: number): Promise<void> {
  await removeLabel(tx, { ticketId: id, termId });
}
