import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertForId } from './rows.ts';
import type { Tables } from './schema/tables.ts';

export type UndoOffer = Tables['undoOffers']['$inferSelect'];

export function insertUndoOffer(tx: Tx, row: Tables['undoOffers']['$inferInsert']): Promise<number> {
  return insertForId(tx, tx.tables.undoOffers, row);
}

export async function findUndoOffer(db: Db, id: number): Promise<UndoOffer | undefined> {
  const { undoOffers } = db.tables;
  const [offer] = await db.select().from(undoOffers).where(eq(undoOffers.id, id));
  return offer;
}

/** The last thing this person did to a ticket that can be undone, whether or not it was. */
export async function findLastUndoOffer(
  db: Db,
  ticketId: number,
  personId: string,
): Promise<UndoOffer | undefined> {
  const { undoOffers: o } = db.tables;
  const [offer] = await db
    .select()
    .from(o)
    .where(and(eq(o.ticketId, ticketId), eq(o.personId, personId)))
    .orderBy(desc(o.id))
    .limit(1);
  return offer;
}

export async function updateUndoOffer(tx: Tx, id: number, change: { isUsed: boolean }): Promise<void> {
  const { undoOffers } = tx.tables;
  await tx.update(undoOffers).set(change).where(eq(undoOffers.id, id));
}
