import { Refusal } from '../refusal.ts';
import { refuseSelf } from './links.ts';
import { isOpen, type TicketStatus } from './status.ts';

/** What merging looks at in a ticket. */
export interface Mergeable {
  readonly id: number;
  readonly number: number;
  readonly status: TicketStatus;
  readonly requesterId: string;
  readonly isPrivate: boolean;
  readonly isSensitive: boolean;
  readonly mergedIntoId: number | null;
}

/** In the form, the field where the other ticket is named. */
const FIELD = 'other';

/**
 * TRI-8: refuses what cannot be merged. Only a ticket that stands alone is merged, into one that stands alone, so
 * no circle can come about. `survivors` tells where the work on a merged one goes on.
 */
export function refuseUnlessMergeable(
  ticket: Mergeable,
  into: Mergeable,
  survivors: { readonly of: number; readonly ofInto: number },
): void {
  refuseSelf(ticket.number, into.number);
  if (ticket.mergedIntoId !== null) {
    throw new Refusal(
      'merge.merged',
      `Nothing changed: ticket ${ticket.number} is merged into ticket ${survivors.of} already. *Unmerge* it first.`,
      FIELD,
    );
  }
  if (into.mergedIntoId !== null) {
    const isThis = survivors.ofInto === ticket.number;
    throw new Refusal(
      'merge.into-merged',
      isThis
        ? `Nothing changed: ticket ${into.number} is merged into this one already.`
        : `Nothing changed: ticket ${into.number} is itself merged into ticket ${survivors.ofInto}. Merge into ${survivors.ofInto}.`,
      FIELD,
    );
  }
  for (const { number, status } of [ticket, into]) {
    if (isOpen(status)) continue;
    const hint = status === 'closed' ? 'Link them instead' : '*Reopen* it first, or link them';
    throw new Refusal('merge.not-open', `Nothing changed: ticket ${number} is ${status}. ${hint}.`, FIELD);
  }
  refuseUnlessAlike(ticket, into);
}

/**
 * Answers to one reach the threads of both. So what is private or sensitive is merged only with what is equally so,
 * and of the same requester: anything else could carry private words to somebody they are not meant for (CNV-4).
 */
function refuseUnlessAlike(ticket: Mergeable, into: Mergeable): void {
  const kinds = [
    ['isPrivate', 'private'],
    ['isSensitive', 'sensitive'],
  ] as const;
  for (const [key, word] of kinds) {
    const [closed] = [ticket, into].filter((one) => one[key]);
    if (!closed) continue;
    if (ticket[key] && into[key] && ticket.requesterId === into.requesterId) continue;
    throw new Refusal(
      'merge.private',
      `Nothing changed: ticket ${closed.number} is ${word}, and answers would reach the threads of both. It can only be merged with another ${word} ticket of the same requester. Link them instead.`,
      FIELD,
    );
  }
}
