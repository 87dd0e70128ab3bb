import type { Db } from '../../db/handles.ts';
import type { Message } from '../../db/messages.ts';
import { findPerson } from '../../db/people.ts';
import type { Ticket } from '../../db/tickets.ts';
import type { CopyFacts } from '../../domain/message/copy-facts.ts';
import { partsOf } from '../../domain/message/parts.ts';
import { textForAnother } from '../../domain/ticket/for-another.ts';
import { addressed } from '../ticket/readers.ts';

/** A copy later than this after its original shows when that was written. */
const LATE_MS = 2 * 60 * 1000;

/** `reader`: the ticket for whose requester it is carried. Undefined where the text has become too short to have this part. */
export async function copyFacts(
  db: Db,
  ticket: Ticket,
  message: Message,
  to: 'conversation' | 'triage',
  part: number,
  reader: Ticket,
): Promise<CopyFacts | undefined> {
  const spoken =
    reader.id === ticket.id
      ? message.text
      : textForAnother(message.text, await addressed(db, ticket), await addressed(db, reader));
  const parts = partsOf(spoken);
  const text = parts[part];
  if (text === undefined) return undefined;
  const author = await findPerson(db, ticket.workspaceId, message.authorId);
  const isHidden = ticket.isSensitive && to === 'triage';
  return {
    author: author?.name ?? 'Somebody',
    text: isHidden ? '' : text,
    audience: message.audience,
    to,
    isOutgoing: message.side === 'desk',
    postedAt: message.postedAt,
    isLate: ticket.isImported || ticket.filedAt.getTime() - message.postedAt.getTime() > LATE_MS,
    isEdited: message.editedAt !== null,
    isDeleted: message.deletedAt !== null,
    isHidden,
    number: reader.number,
    elsewhere: to === 'triage' && ticket.mergedIntoId !== null ? ticket.number : null,
    part,
    parts: parts.length,
  };
}
