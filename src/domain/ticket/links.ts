import { Refusal } from '../refusal.ts';

/** How one ticket can have to do with another and stay apart from it (TRI-8). */
export const LINK_KINDS = ['related', 'follows'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The same, as seen from one of the two. */
export type LinkHow = LinkKind | 'followed by';

export function tellHow(how: LinkHow): string {
  return how === 'related' ? 'related to' : how;
}

/** Another ticket as the card and *Open* name it. */
export interface LinkedTicket {
  readonly number: number;
  readonly how: LinkHow | 'merged into' | 'merged here';
  /** Its card. */
  readonly link: string | null;
}

export function refuseSelf(number: number, other: number): void {
  if (number !== other) return;
  throw new Refusal(
    'ticket.itself',
    `Nothing changed: ticket ${number} is this very ticket. Name the other one.`,
    'other',
  );
}
