import { desc, eq } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { insertReturning } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { type Args, statement } from './statement.ts';

export type Sitrep = Tables['incidentSitreps']['$inferSelect'];

export function insertSitrep(
  tx: Tx,
  row: Omit<Tables['incidentSitreps']['$inferInsert'], 'id'>,
): Promise<Sitrep> {
  return insertReturning(tx, tx.tables.incidentSitreps, row);
}

const sitrepById = statement((q: Db, p: Args<{ id: number }>) =>
  q.select().from(q.tables.incidentSitreps).where(eq(q.tables.incidentSitreps.id, p.id)),
);

export async function getSitrep(db: Db, id: number): Promise<Sitrep> {
  const [sitrep] = await sitrepById(db, { id });
  if (!sitrep) throw new Error(`There is no sitrep with row id ${id}.`);
  return sitrep;
}

const lastSitrep = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentSitreps: s } = q.tables;
  return q.select().from(s).where(eq(s.incidentId, p.incidentId)).orderBy(desc(s.number)).limit(exactly(1));
});

export async function findLastSitrep(db: Db, incidentId: number): Promise<Sitrep | undefined> {
  const [last] = await lastSitrep(db, { incidentId });
  return last;
}

const sitrepsOfIncident = statement((q: Db, p: Args<{ incidentId: number }>) => {
  const { incidentSitreps: s } = q.tables;
  return q.select().from(s).where(eq(s.incidentId, p.incidentId)).orderBy(s.number);
});

/** In their order. */
export function listSitreps(db: Db, incidentId: number): Promise<Sitrep[]> {
  return sitrepsOfIncident(db, { incidentId });
}
