import type { Tx } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import { setReaction } from '../send.ts';
import { listMerged } from './merged.ts';

/** The ticket of this message is resolved. */
const RESOLVED_EMOJI = 'checkered_flag';

/** On the message it was filed from, and on those of the tickets merged into it (TRI-8). */
export async function flagResolved(tx: Tx, ticket: Ticket, on: boolean, now: Date): Promise<void> {
  for (const one of [ticket, ...(await listMerged(tx, ticket.id))]) {
    if (!one.sourceChannelId || !one.sourceTs) continue;
    const source = { channelId: one.sourceChannelId, ts: one.sourceTs };
    await setReaction(tx, one, source, RESOLVED_EMOJI, on, now);
  }
}
