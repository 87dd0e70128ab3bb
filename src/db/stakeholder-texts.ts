import { desc, eq } from 'drizzle-orm';
import { Refusal } from '../domain/refusal.ts';
import type { Db, Tx } from './handles.ts';
import { insertReturning, onlyRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type StakeholderTextRow = Tables['stakeholderTexts']['$inferSelect'];
type NewText = Tables['stakeholderTexts']['$inferInsert'];

export const insertStakeholderText = (tx: Tx, row: NewText): Promise<StakeholderTextRow> =>
  insertReturning(tx, tx.tables.stakeholderTexts, row);

export async function updateStakeholderText(
  tx: Tx,
  id: number,
  change: Partial<Omit<NewText, 'workspaceId' | 'incidentId'>>,
): Promise<StakeholderTextRow> {
  const { stakeholderTexts: s } = tx.tables;
  return onlyRow(await tx.update(s).set(change).where(eq(s.id, id)).returning());
}

export async function findStakeholderText(db: Db, id: number): Promise<StakeholderTextRow | undefined> {
  const { stakeholderTexts: s } = db.tables;
  const [text] = Number.isSafeInteger(id) ? await db.select().from(s).where(eq(s.id, id)) : [];
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

/** The newest of an incident. */
export async function findLastStakeholderText(
  db: Db,
  incidentId: number,
): Promise<StakeholderTextRow | undefined> {
  const { stakeholderTexts: s } = db.tables;
  const [text] = await db.select().from(s).where(eq(s.incidentId, incidentId)).orderBy(desc(s.id)).limit(1);
  return text;
}
