import type { Tx } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import { setReaction } from '../send/requester.ts';
import { listMerged } from './merged.ts';

/** This message is a ticket. */
const FILED_EMOJI = 'ticket';
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

/** Which messages are tickets is seen by their mark (IN-5). */
export async function markSource(tx: Tx, ticket: Ticket, on: boolean, now: Date): Promise<void> {
  const { sourceChannelId: channelId, sourceTs: ts } = ticket;
  if (channelId && ts) await setReaction(tx, ticket, { channelId, ts }, FILED_EMOJI, on, now);
}
