import type { Db } from '../../db/handles.ts';
import { listCopiedIds } from '../../db/message-copies.ts';
import { listMessages, type Message } from '../../db/messages.ts';
import { getTicket, listMergedOf, type Ticket } from '../../db/tickets.ts';
import { textForAnother } from '../../domain/ticket/for-another.ts';
import { survivorOf } from './merged.ts';
import { addressed } from './readers.ts';

/** Merged tickets, as their requesters know them (TRI-8): they go on, and nobody learns who else asked. */

/** `ticket` as it stands where its work goes on; `with` is that ticket's number where it is theirs too. */
export interface GoingOn {
  readonly ticket: Ticket;
  readonly goesOn: { readonly with: number | null } | null;
}

export async function goingOn(db: Db, ticket: Ticket): Promise<GoingOn> {
  if (ticket.mergedIntoId === null) return { ticket, goesOn: null };
  const survivor = await survivorOf(db, ticket);
  const { status, ownerId } = survivor;
  const isOwn = survivor.requesterId === ticket.requesterId;
  return { ticket: { ...ticket, status, ownerId }, goesOn: { with: isOwn ? survivor.number : null } };
}

const MOST = 50;

/** Somebody's tickets that were merged into those of others and are not over. */
export async function listGoingOn(db: Db, workspaceId: string, requesterId: string): Promise<Ticket[]> {
  const going: Ticket[] = [];
  for (const ticket of await listMergedOf(db, workspaceId, requesterId, MOST)) {
    const survivor = await survivorOf(db, ticket);
    if (survivor.isOpen && survivor.requesterId !== requesterId) going.push(ticket);
  }
  return going;
}

/** What was said where it goes on and was carried into its thread, as its requester read it there. */
export async function listAnswersElsewhere(db: Db, ticket: Ticket): Promise<Message[]> {
  const reader = await addressed(db, ticket);
  const answers: Message[] = [];
  for (let id = ticket.mergedIntoId; id !== null; ) {
    const into = await getTicket(db, id);
    const from = await addressed(db, into);
    const said = (await listMessages(db, id)).filter(({ audience }) => audience === 'public');
    const copied = await listCopiedIds(
      db,
      ticket.id,
      said.map((message) => message.id),
    );
    for (const message of said.filter((one) => copied.has(one.id))) {
      answers.push({ ...message, text: textForAnother(message.text, from, reader) });
    }
    id = into.mergedIntoId;
  }
  return answers;
}
