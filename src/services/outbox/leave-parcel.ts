import type { Db } from '../../db/handles.ts';
import { findOutboxRow, outsideKey } from '../../db/outbox.ts';
import type { Delivery } from '../../domain/delivery.ts';
import { neutralRoomName } from '../../domain/incident/name.ts';
import { neutralTopic, neutralWords } from '../../domain/incident/private-words.ts';
import type { SlackParcel } from '../../domain/parcel.ts';

type Leaving = Extract<Delivery, { kind: 'incident.cut' | 'incident.cut-sought' | 'incident.leave-room' }>;

/** What everybody could read of an incident, and what tells nothing in its place (INC-10). */
export async function loadLeaving(
  db: Db,
  delivery: Leaving,
): Promise<SlackParcel | 'done' | { readonly waitsFor: string }> {
  const { channelId, name } = delivery;
  switch (delivery.kind) {
    case 'incident.cut':
      return { kind: delivery.kind, channelId, ts: delivery.ts, words: neutralWords(name) };
    case 'incident.cut-sought': {
      const row = await findOutboxRow(db, delivery.rowId);
      if (!row) return 'done';
      if (row.state === 'leased') return { waitsFor: 'it may be on its way' };
      const { threadTs } = delivery;
      const [key, since] = [outsideKey(row), row.enqueuedAt];
      return { kind: delivery.kind, channelId, threadTs, key, since, words: neutralWords(name) };
    }
    case 'incident.leave-room':
      return {
        kind: delivery.kind,
        channelId,
        name: neutralRoomName(delivery.number),
        topic: neutralTopic(name),
      };
  }
}
