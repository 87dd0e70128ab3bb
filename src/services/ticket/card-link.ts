import type { Db } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { permalink } from '../../domain/ticket/origin.ts';

/** Where staff find the ticket; undefined until its card is posted. */
export async function cardLink(db: Db, ticket: Ticket): Promise<string | undefined> {
  const { cardChannelId, cardTs } = ticket;
  if (!cardChannelId || !cardTs) return undefined;
  const { url } = await getWorkspace(db, ticket.workspaceId);
  return permalink(url, cardChannelId, cardTs);
}
