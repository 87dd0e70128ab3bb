import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { enqueueRedraw } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { type EntryKind, markOf } from '../../domain/incident/entry.ts';
import { laneIn } from '../../domain/incident/place.ts';

/** The desk answers a reaction with the same one, so that it reads 2 (N-7). */
export async function confirmMark(
  tx: Tx,
  { id, workspaceId }: Incident,
  place: { readonly channelId: string; readonly ts: string },
  kind: EntryKind,
  on: boolean,
  now: Date,
): Promise<void> {
  const emoji = markOf(kind);
  if (!emoji) return;
  const delivery: Delivery = { kind: 'reaction', ...place, emoji, on };
  const lane = laneIn(id, 'room');
  await enqueueRedraw(tx, { workspaceId, lane, rank: RANK.incident, delivery }, now);
}
