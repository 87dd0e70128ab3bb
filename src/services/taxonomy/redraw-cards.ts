import { type DueRow, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listOpenTicketsWith, listTerms, type TermRow } from '../../db/terms.ts';
import { sendCard } from '../send/row.ts';

/** The kind of the row that draws on. */
export const REDRAW_CARDS = 'redraw-cards';
/** With each beat of the tick, so that what people wait for is not behind a thousand cards. */
const AT_ONCE = 20;
const NONE_BELOW = Number.MAX_SAFE_INTEGER;

/** The cards of open tickets show a term's new name: the newest at once, the others by and by. */
export async function redrawCards(
  tx: Tx,
  term: Pick<TermRow, 'id' | 'kind' | 'workspaceId'>,
  now: Date,
  below = NONE_BELOW,
): Promise<void> {
  const tickets = await listOpenTicketsWith(tx, term, below, AT_ONCE);
  for (const ticket of tickets) await sendCard(tx, ticket, now);
  const last = tickets.at(-1);
  if (!last || tickets.length < AT_ONCE) return;
  const { workspaceId } = term;
  await insertDue(tx, { workspaceId, kind: REDRAW_CARDS, subject: `${term.id} ${last.id}`, dueAt: now });
}

/** A row of `due`: the next twenty. */
export async function redrawMoreCards(tx: Tx, row: DueRow, now: Date): Promise<void> {
  const [id, below] = row.subject.split(' ').map(Number);
  const term = (await listTerms(tx, row.workspaceId)).find((one) => one.id === id);
  if (term) await redrawCards(tx, term, now, below);
}
