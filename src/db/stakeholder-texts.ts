import { desc, eq } from 'drizzle-orm';
import { Refusal } from '../domain/refusal.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, updateRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type StakeholderTextRow = Tables['stakeholderTexts']['$inferSelect'];
type NewText = Tables['stakeholderTexts']['$inferInsert'];

export const insertStakeholderText = (tx: Tx, row: NewText): Promise<StakeholderTextRow> =>
  insertReturning(tx, tx.tables.stakeholderTexts, row);

export function updateStakeholderText(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewText, 'workspaceId' | 'incidentId'>>,
): Promise<StakeholderTextRow> {
  return updateRow(tx, tx.tables.stakeholderTexts, id, change);
}

const textById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.stakeholderTexts).where(eq(q.tables.stakeholderTexts.id, p.id)),
);

export async function findStakeholderText(db: Db, id: number): Promise<StakeholderTextRow | undefined> {
  const [text] = Number.isSafeInteger(id) ? await textById(db, { id }) : [];
  return text;
}

/** Of a button or a form, whose value is the client's: another workspace's does not exist. */
export async function getStakeholderTextIn(
  db: Db,
  workspaceId: string,
  id: number,
): Promise<StakeholderTextRow> {
  const text = await findStakeholderText(db, id);
  if (text?.workspaceId === workspaceId) return text;
  throw new Refusal('stakeholders.unknown', 'Nothing changed: this text is not there any more.');
}

const newestText = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { stakeholderTexts: s } = q.tables;
  return q.select().from(s).where(eq(s.incidentId, p.incidentId)).orderBy(desc(s.id)).limit(exactly(1));
});

/** The newest of an incident. */
export async function findLastStakeholderText(
  db: Db,
  incidentId: number,
): Promise<StakeholderTextRow | undefined> {
  const [text] = await newestText(db, { incidentId });
  return text;
}
