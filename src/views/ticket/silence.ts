import type { Hold } from '../../domain/follow-up/held.ts';
import { proofLine } from '../../domain/follow-up/words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { tellUntil } from '../../domain/snooze/snooze.ts';
import type { CardFacts } from '../../domain/ticket/card-facts.ts';

/** What a card says of a requester who has not answered, or of a ticket that sleeps: names and values of its fields. */
export function silenceFields({ silence }: CardFacts): [name: string, value: string][] {
  if (!silence) return [];
  const { next, stopped, snoozedUntil, heldBy } = silence;
  return [
    ...(snoozedUntil ? [['Snoozed', tellUntil(snoozedUntil)] as [string, string]] : []),
    ...(next ? [['Next', `${next.is} ${dateToken(next.at)}`] as [string, string]] : []),
    ...(heldBy && HELD[heldBy] ? [['Next', HELD[heldBy]] as [string, string]] : []),
    ...(stopped ? [['Next', `⚠️ nothing by itself: ${notCounted(stopped)}`] as [string, string]] : []),
  ];
}

/** What a card says of it; the rest it shows anyway. */
const HELD: Readonly<Partial<Record<Hold, string>>> = {
  'others asked the same':
    'nothing by itself: others asked the same and wait too. *Resolve* it, or *Unmerge* their tickets.',
  'part of an incident': 'nothing by itself: it waits for the end of the incident',
  'with the engineers': 'nothing by itself: the engineers have it',
};

const notCounted = ({ what, why }: { what: string; why: string }): string =>
  `the ${what} does not count as delivered (${why})`;

/** FUP-2: the evidence, on the card of a ticket that was closed for silence; nothing on any other. */
export function proofText({ silence }: CardFacts): string | undefined {
  if (!silence || silence.proof.length === 0) return undefined;
  return ['*Closed by the desk: no reply*', ...silence.proof.map(proofLine)].join('\n');
}
