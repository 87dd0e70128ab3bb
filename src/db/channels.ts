import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Db, Tx } from './handles.ts';
import { updateRow, upsertBy } from './rows.ts';
import type { Tables } from './schema/tables.ts';
import { either } from './sql.ts';
import { type Args, type Listed, listStatement, statement } from './statement.ts';

export type Channel = Tables['channels']['$inferSelect'];
export type NewChannel = Tables['channels']['$inferInsert'];

const upsertChannel = upsertBy('workspaceId', 'channelId');

export async function insertChannel(tx: Tx, row: NewChannel): Promise<void> {
  await upsertChannel(tx, tx.tables.channels, row);
}

/** Does nothing where the desk has not heard of the channel. */
export async function updateChannel(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  change: Partial<NewChannel>,
): Promise<void> {
  const channel = await findChannel(tx, workspaceId, channelId);
  if (channel) await updateRow(tx, tx.tables.channels, channel.id, change);
}

export async function findChannel(
  db: Db,
  workspaceId: string,
  channelId: string,
): Promise<Channel | undefined> {
  const [channel] = await listChannels(db, workspaceId, [channelId]);
  return channel;
}

const channelsListed = listStatement(
  (q: Db, p: Args<{ workspaceId: string }>, channelIds: Listed<string>) => {
    const { channels } = q.tables;
    return q
      .select()
      .from(channels)
      .where(and(eq(channels.workspaceId, p.workspaceId), inArray(channels.channelId, channelIds)));
  },
);

export function listChannels(db: Db, workspaceId: string, channelIds: readonly string[]): Promise<Channel[]> {
  return channelsListed(db, { workspaceId }, channelIds);
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

const readOn = statement((q: Tx, p: Args<{ workspaceId: string; channelId: string; ts: string }>) => {
  const { channels } = q.tables;
  return q
    .update(channels)
    .set({ readUpTo: p.ts })
    .where(
      and(
        eq(channels.workspaceId, p.workspaceId),
        eq(channels.channelId, p.channelId),
        either(isNull(channels.readUpTo), lt(channels.readUpTo, p.ts)),
      ),
    );
});

/** Forward only: events may come out of order. */
export async function updateReadUpTo(
  tx: Tx,
  workspaceId: string,
  channelId: string,
  ts: string,
): Promise<void> {
  await readOn(tx, { workspaceId, channelId, ts });
}
