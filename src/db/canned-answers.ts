import { and, eq, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type AnswerRow = Tables['cannedAnswers']['$inferSelect'];
type NewAnswer = Tables['cannedAnswers']['$inferInsert'];

/** A person's own and everybody's. */
export async function listAnswers(db: Db, workspaceId: string, personId: string): Promise<AnswerRow[]> {
  const { cannedAnswers } = db.tables;
  const mine = or(isNull(cannedAnswers.ownerId), eq(cannedAnswers.ownerId, personId));
  return db
    .select()
    .from(cannedAnswers)
    .where(and(eq(cannedAnswers.workspaceId, workspaceId), mine))
    .orderBy(cannedAnswers.id);
}

export async function insertAnswer(tx: Tx, row: NewAnswer): Promise<AnswerRow> {
  return onlyRow(await tx.insert(tx.tables.cannedAnswers).values(row).returning());
}

export async function updateAnswer(
  tx: Tx,
  id: number,
  change: Pick<NewAnswer, 'name' | 'text' | 'ownerId'>,
): Promise<AnswerRow> {
  const { cannedAnswers } = tx.tables;
  return onlyRow(await tx.update(cannedAnswers).set(change).where(eq(cannedAnswers.id, id)).returning());
}

export async function deleteAnswer(tx: Tx, id: number): Promise<void> {
  const { cannedAnswers } = tx.tables;
  await tx.delete(cannedAnswers).where(eq(cannedAnswers.id, id));
}
