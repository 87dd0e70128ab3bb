import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import type { Ticket } from '../../db/tickets.ts';

/** The kind of the due row that rings when silence wants something: an alarm, and no more than that. */
export const FOLLOW_UP = 'follow-up';

export async function ring(tx: Tx, { workspaceId, id }: Ticket, dueAt: Date): Promise<void> {
  await insertDue(tx, { workspaceId, kind: FOLLOW_UP, subject: String(id), dueAt });
}

export async function hush(tx: Tx, { workspaceId, id }: Ticket): Promise<void> {
  await deleteDue(tx, workspaceId, FOLLOW_UP, String(id));
}
