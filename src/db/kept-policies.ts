import { desc } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';

export type KeptPolicy = Tables['keptPolicies']['$inferSelect'];

/** The newest: a desk has one, and is asked for it before it knows its workspace. */
export async function findKeptPolicy(db: Db): Promise<KeptPolicy | undefined> {
  const { keptPolicies } = db.tables;
  const [kept] = await db.select().from(keptPolicies).orderBy(desc(keptPolicies.keptAt)).limit(1);
  return kept;
}

/** In the place of the one that was kept before. */
export async function insertKeptPolicy(
  tx: Tx,
  row: { workspaceId: string; text: string; keptAt: Date },
): Promise<void> {
  const { keptPolicies } = tx.tables;
  const { text, keptAt } = row;
  await tx
    .insert(keptPolicies)
    .values(row)
    .onConflictDoUpdate({ target: keptPolicies.workspaceId, set: { text, keptAt } });
}
