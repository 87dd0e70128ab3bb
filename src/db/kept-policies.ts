import { desc } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { exactly } from './sql.ts';
import { statement } from './statement.ts';

export type KeptPolicy = Tables['keptPolicies']['$inferSelect'];

const newestPolicy = statement((q: Db) => {
  const { keptPolicies } = q.tables;
  return q.select().from(keptPolicies).orderBy(desc(keptPolicies.keptAt)).limit(exactly(1));
});

/** The newest: a desk has one, and is asked for it before it knows its workspace. */
export async function findKeptPolicy(db: Db): Promise<KeptPolicy | undefined> {
  const [kept] = await newestPolicy(db);
  return kept;
}

const upsertPolicy = upsertBy('workspaceId');

/** In the place of the one that was kept before. */
export async function insertKeptPolicy(
  tx: Tx,
  row: { workspaceId: string; text: string; keptAt: Date },
): Promise<void> {
  await upsertPolicy(tx, tx.tables.keptPolicies, row);
}
