import { listMessagesAt } from '../../db/messages.ts';
import { findTicketByCard, listTicketsInConversation } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { timeOf } from '../../domain/ticket/origin.ts';
import type { Desk } from '../desk.ts';

export interface Told {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly isDeletion: boolean;
}

/** Slack tells in no order what happens within moments. */
const MOMENTS_MS = 60_000;

/**
 * A reply in a request channel, or a deletion, of something so fresh that the telling of that may still be under
 * way: looked at a moment later it finds its ticket.
 */
export async function isEarly(desk: Desk, workspaceId: string, told: Told): Promise<boolean> {
  const { channelId, ts, threadTs, isDeletion } = told;
  const isReply = threadTs !== null && threadTs !== ts;
  if (!isReply && !isDeletion) return false;
  const age = desk.now().getTime() - timeOf(isReply ? threadTs : ts).getTime();
  if (age > MOMENTS_MS) return false;
  const { setup } = await getWorkspace(desk.db, workspaceId);
  if (!setup.requestChannelIds?.includes(channelId)) return false;
  if (isDeletion && (await listMessagesAt(desk.db, channelId, ts)).length > 0) return false;
  if (!isReply) return true;
  const tickets = await listTicketsInConversation(desk.db, channelId, threadTs);
  return tickets.length === 0 && (await findTicketByCard(desk.db, channelId, threadTs)) === undefined;
}
