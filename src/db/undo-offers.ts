import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertForId } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

/** Nobody does more to a ticket while *Undo* is offered. */
const MOST = 20;

export type UndoOffer = Tables['undoOffers']['$inferSelect'];

export function insertUndoOffer(tx: Tx, row: Tables['undoOffers']['$inferInsert']): Promise<number> {
  return insertForId(tx, tx.tables.undoOffers, row);
}

const offerById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.undoOffers).where(eq(q.tables.undoOffers.id, p.id)),
);

export async function findUndoOffer(db: Db, id: number): Promise<UndoOffer | undefined> {
  const [offer] = await offerById(db, { id });
  return offer;
}

const lastOffers = statement((q: Db, p: Args<{ ticketId: number; personId: string }>) => {
  const { undoOffers: o } = q.tables;
  return q
    .select()
    .from(o)
    .where(and(eq(o.ticketId, p.ticketId), eq(o.personId, p.personId)))
    .orderBy(desc(o.id))
    .limit(exactly(MOST));
});

/** The last things this person did to a ticket that could be undone, whether or not they were; the newest first. */
export function listUndoOffers(db: Db, ticketId: number, personId: string): Promise<UndoOffer[]> {
  return lastOffers(db, { ticketId, personId });
}

export async function updateUndoOffer(tx: Tx, id: number, change: { isUsed: boolean }): Promise<void> {
  const { undoOffers } = tx.tables;
  await tx.update(undoOffers).set(change).where(eq(undoOffers.id, id));
}
