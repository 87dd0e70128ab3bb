import { and, asc, desc, eq, gt, isNull } from 'drizzle-orm';
import type { RotaChange } from '../domain/oncall/changes.ts';
import type { Db, Tx } from './handles.ts';
import { insertNew, insertReturning, insertRow } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { type Args, statement } from './statement.ts';
import type { By } from './ticket-events.ts';

export type RotaRow = Tables['rotas']['$inferSelect'];
export type OverrideRow = Tables['rotaOverrides']['$inferSelect'];
export type RotaChangeRow = Tables['rotaChanges']['$inferSelect'];
type NewRota = Omit<RotaRow, 'id' | 'told'>;

const rotaOfWorkspace = statement((q: Db, p: Args<{ workspaceId: string }>) =>
  q.select().from(q.tables.rotas).where(eq(q.tables.rotas.workspaceId, p.workspaceId)),
);

export async function findRota(db: Db, workspaceId: string): Promise<RotaRow | undefined> {
  const [rota] = await rotaOfWorkspace(db, { workspaceId });
  return rota;
}

/** The one rota of a workspace from now on; whom the desk has told something stays told. */
export async function insertRota(tx: Tx, row: NewRota): Promise<void> {
  const { rotas } = tx.tables;
  await tx
    .insert(rotas)
    .values({ ...row, told: { list: [] } })
    .onConflictDoUpdate({ target: rotas.workspaceId, set: row });
}

export async function updateTold(tx: Tx, workspaceId: string, list: readonly string[]): Promise<void> {
  const { rotas } = tx.tables;
  await tx.update(rotas).set({ told: { list } }).where(eq(rotas.workspaceId, workspaceId));
}

export async function deleteRota(tx: Tx, workspaceId: string): Promise<void> {
  const { rotas } = tx.tables;
  await tx.delete(rotas).where(eq(rotas.workspaceId, workspaceId));
}

const overridesAfter = statement((q: Db, p: Args<{ workspaceId: string; after: Date }>) => {
  const { rotaOverrides: o } = q.tables;
  return q
    .select()
    .from(o)
    .where(and(eq(o.workspaceId, p.workspaceId), gt(o.endsAt, p.after), isNull(o.removedAt)))
    .orderBy(asc(o.startsAt), asc(o.id));
});

/** Those that stand and end after a moment, in the order in which they begin. */
export function listOverrides(db: Db, workspaceId: string, after: Date): Promise<OverrideRow[]> {
  return overridesAfter(db, { workspaceId, after });
}

export async function findOverride(
  db: Db,
  workspaceId: string,
  id: number,
): Promise<OverrideRow | undefined> {
  const { rotaOverrides: o } = db.tables;
  const [row] = await db
    .select()
    .from(o)
    .where(and(eq(o.workspaceId, workspaceId), eq(o.id, id)));
  return row;
}

export function insertOverride(tx: Tx, row: Omit<OverrideRow, 'id' | 'removedAt'>): Promise<OverrideRow> {
  return insertReturning(tx, tx.tables.rotaOverrides, row);
}

export async function updateRemoved(tx: Tx, id: number, removedAt: Date): Promise<void> {
  const { rotaOverrides: o } = tx.tables;
  await tx.update(o).set({ removedAt }).where(eq(o.id, id));
}

export async function insertRotaChange(
  tx: Tx,
  workspaceId: string,
  { personId: actorId, door }: By,
  change: RotaChange,
  at: Date,
): Promise<void> {
  await insertRow(tx, tx.tables.rotaChanges, { workspaceId, actorId, door, change, at });
}

/** The newest first. */
export async function listRotaChanges(db: Db, workspaceId: string, limit: number): Promise<RotaChangeRow[]> {
  const { rotaChanges: c } = db.tables;
  return db.select().from(c).where(eq(c.workspaceId, workspaceId)).orderBy(desc(c.id)).limit(limit);
}

/** True where it has not been said before. */
export function insertWarning(tx: Tx, workspaceId: string, key: string, warnedAt: Date): Promise<boolean> {
  return insertNew(tx, tx.tables.rotaWarnings, { workspaceId, key, warnedAt });
}

export function listWarnings(
  db: Db,
  workspaceId: string,
): Promise<{ readonly key: string; readonly warnedAt: Date }[]> {
  const { rotaWarnings: w } = db.tables;
  return db
    .select({ key: w.key, warnedAt: w.warnedAt })
    .from(w)
    .where(eq(w.workspaceId, workspaceId))
    .orderBy(asc(w.id));
}

/** What was wrong is right again: if it comes back it is said anew. */
export async function deleteWarning(tx: Tx, workspaceId: string, key: string): Promise<void> {
  const { rotaWarnings: w } = tx.tables;
  await tx.delete(w).where(and(eq(w.workspaceId, workspaceId), eq(w.key, key)));
}
