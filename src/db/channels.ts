import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import type { Tables } from './schema/tables.ts';
import { either } from './sql.ts';

export type Channel = Tables['channels']['$inferSelect'];
export type NewChannel = Tables['channels']['$inferInsert'];

export async function insertChannel(tx: Tx, row: NewChannel): Promise<void> {
  const { channels } = tx.tables;
  const { workspaceId, channelId, ...facts } = row;
  await tx
    .insert(channels)
    .values(row)
    .onConflictDoUpdate({ target: [channels.workspaceId, channels.channelId], set: facts });
}

/** Does nothing where the desk has not heard of the channel. */
export async function updateChannel(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  change: Partial<NewChannel>,
): Promise<void> {
  const { channels } = tx.tables;
  await tx
    .update(channels)
    .set(change)
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.channelId, channelId)));
}

export async function findChannel(
  db: Db,
  workspaceId: string,
  channelId: string,
): Promise<Channel | undefined> {
  const [channel] = await listChannels(db, workspaceId, [channelId]);
  return channel;
}

export async function listChannels(
  db: Db,
  workspaceId: string,
  channelIds: readonly string[],
): Promise<Channel[]> {
  if (channelIds.length === 0) return [];
  const { channels } = db.tables;
  return db
    .select()
    .from(channels)
    .where(and(eq(channels.workspaceId, workspaceId), inArray(channels.channelId, [...channelIds])));
}

/** Of these, the ones that everybody of the workspace may read. */
export async function listPublicChannelIds(
  db: Db,
  workspaceId: string,
  channelIds: readonly string[],
): Promise<string[]> {
  const known = await listChannels(db, workspaceId, channelIds);
  return known.filter(({ kind }) => kind === 'public').map(({ channelId }) => channelId);
}

/** Forward only: events may come out of order. */
export async function updateReadUpTo(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  ts: string,
): Promise<void> {
  const { channels } = tx.tables;
  await tx
    .update(channels)
    .set({ readUpTo: ts })
    .where(
      and(
        eq(channels.workspaceId, workspaceId),
        eq(channels.channelId, channelId),
        either(isNull(channels.readUpTo), lt(channels.readUpTo, ts)),
      ),
    );
}
