import { type Asking, askedIn, type Delivered, type Happened, sentOf } from './asked.ts';

/** FUP-2: of a ticket that was closed for silence, the messages that had reached its requester by then. */
export function proofOf(history: readonly Happened[]): (Delivered & { readonly what: Asking })[] {
  const end = history.findLastIndex(({ kind }) => kind === 'resolved');
  const asked = askedIn(history.slice(0, Math.max(end, 0)));
  return asked ? delivered(asked) : [];
}

export const delivered = (asked: Parameters<typeof sentOf>[0]): (Delivered & { readonly what: Asking })[] =>
  sentOf(asked).flatMap(({ what, delivered }) => (delivered ? [{ what, ...delivered }] : []));
