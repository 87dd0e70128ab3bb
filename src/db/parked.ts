import { eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertNewReturning } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type Parked = Tables['parked']['$inferSelect'];

/** Undefined if this very message is parked already. */
export function insertParked(tx: Tx, row: Tables['parked']['$inferInsert']): Promise<Parked | undefined> {
  return insertNewReturning(tx, tx.tables.parked, row);
}

export async function findParked(db: Db, id: number): Promise<Parked | undefined> {
  const { parked } = db.tables;
  const [row] = await db.select().from(parked).where(eq(parked.id, id));
  return row;
}

const parkedOf = statement((q: Db, p: Args<{ ticketId: number }>) => {
  const { parked } = q.tables;
  return q.select().from(parked).where(eq(parked.ticketId, p.ticketId)).limit(exactly(1));
});

/** A line that may belong to this ticket and has not found it yet. */
export async function findParkedOf(db: Db, ticketId: number): Promise<Parked | undefined> {
  const [row] = await parkedOf(db, { ticketId });
  return row;
}

export async function deleteParked(tx: Tx, id: number): Promise<void> {
  const { parked } = tx.tables;
  await tx.delete(parked).where(eq(parked.id, id));
}
