import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type Parked = Tables['parked']['$inferSelect'];

/** Undefined if this very message is parked already. */
export async function insertParked(
  tx: Tx,
  row: Tables['parked']['$inferInsert'],
): Promise<Parked | undefined> {
  const [parked] = await tx.insert(tx.tables.parked).values(row).onConflictDoNothing().returning();
  return parked;
}

export async function findParked(db: Db, id: number): Promise<Parked | undefined> {
  const { parked } = db.tables;
  const [row] = await db.select().from(parked).where(eq(parked.id, id));
  return row;
}

/** A line that may belong to this ticket and has not found it yet. */
export async function findParkedOf(db: Db, ticketId: number): Promise<Parked | undefined> {
  const { parked } = db.tables;
  const [row] = await db.select().from(parked).where(eq(parked.ticketId, ticketId)).limit(1);
  return row;
}

export async function deleteParked(tx: Tx, id: number): Promise<void> {
  const { parked } = tx.tables;
  await tx.delete(parked).where(eq(parked.id, id));
}
