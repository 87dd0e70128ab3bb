import { and, eq, isNull, or } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';

export type AnswerRow = Tables['cannedAnswers']['$inferSelect'];
type NewAnswer = Tables['cannedAnswers']['$inferInsert'];

const answersFor = statement((q: Db, p: Args<{ workspaceId: string; personId: string }>) => {
  const { cannedAnswers } = q.tables;
  const isTheirs = or(isNull(cannedAnswers.ownerId), eq(cannedAnswers.ownerId, p.personId));
  return q
    .select()
    .from(cannedAnswers)
    .where(and(eq(cannedAnswers.workspaceId, p.workspaceId), isTheirs))
    .orderBy(cannedAnswers.id);
});

/** A person's own and everybody's. */
export function listAnswers(db: Db, workspaceId: string, personId: string): Promise<AnswerRow[]> {
  return answersFor(db, { workspaceId, personId });
}

export function insertAnswer(tx: Tx, row: NewAnswer): Promise<AnswerRow> {
  return insertReturning(tx, tx.tables.cannedAnswers, row);
}

export function updateAnswer(
  tx: Tx,
  id: number,
  change: Pick<NewAnswer, 'name' | 'text' | 'ownerId'>,
): Promise<AnswerRow> {
  return updateRow(tx, tx.tables.cannedAnswers, id, change);
}

export async function deleteAnswer(tx: Tx, id: number): Promise<void> {
  const { cannedAnswers } = tx.tables;
  await tx.delete(cannedAnswers).where(eq(cannedAnswers.id, id));
}
