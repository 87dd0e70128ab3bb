import { insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listOpenTicketsOf } from '../../db/requesters.ts';
import { type Of, sendCard } from '../send/row.ts';

/** The kind of the due row that draws one card anew, in its turn. */
export const REDRAW_CARD = 'redraw-card';

const AT_ONCE = 20;
/** So many redraws leave Slack's measure for what people wait for. */
const PACE_MS = 2_000;

/** Of many, the `nth`. */
export async function redrawCardLater(
  tx: Tx,
  { id, workspaceId }: Of,
  nth: number,
  now: Date,
): Promise<void> {
  const dueAt = new Date(now.getTime() + nth * PACE_MS);
  await insertDue(tx, { workspaceId, kind: REDRAW_CARD, subject: String(id), dueAt });
}

/** Something on the cards of these people's open tickets is otherwise: the newest at once, the others by and by. */
export async function redrawCardsOf(
  tx: Tx,
  workspaceId: string,
  personIds: readonly string[],
  now: Date,
): Promise<void> {
  const tickets = await listOpenTicketsOf(tx, workspaceId, personIds);
  for (const ticket of tickets.slice(0, AT_ONCE)) await sendCard(tx, ticket, now);
  for (const [nth, ticket] of tickets.slice(AT_ONCE).entries())
    await redrawCardLater(tx, ticket, nth + 1, now);
}
