import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertForId } from './rows.ts';
import type { Tables } from './schema/tables.ts';

/** Nobody does more to a ticket while *Undo* is offered. */
const MOST = 20;

export type UndoOffer = Tables['undoOffers']['$inferSelect'];

export function insertUndoOffer(tx: Tx, row: Tables['undoOffers']['$inferInsert']): Promise<number> {
  return insertForId(tx, tx.tables.undoOffers, row);
}

export async function findUndoOffer(db: Db, id: number): Promise<UndoOffer | undefined> {
  const { undoOffers } = db.tables;
  const [offer] = await db.select().from(undoOffers).where(eq(undoOffers.id, id));
  return offer;
}

/** The last things this person did to a ticket that could be undone, whether or not they were; the newest first. */
export async function listUndoOffers(db: Db, ticketId: number, personId: string): Promise<UndoOffer[]> {
  const { undoOffers: o } = db.tables;
  return db
    .select()
    .from(o)
    .where(and(eq(o.ticketId, ticketId), eq(o.personId, personId)))
    .orderBy(desc(o.id))
    .limit(MOST);
}

export async function updateUndoOffer(tx: Tx, id: number, change: { isUsed: boolean }): Promise<void> {
  const { undoOffers } = tx.tables;
  await tx.update(undoOffers).set(change).where(eq(undoOffers.id, id));
}
