import { proofLine } from '../../domain/follow-up/words.ts';
import { dateToken } from '../../domain/message/dates.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import type { CardFacts } from '../../domain/parcel.ts';

/** What a card says of a requester who has not answered, or of a ticket that sleeps: names and values of its fields. */
export function silenceFields({ silence, requester }: CardFacts): [name: string, value: string][] {
  if (!silence) return [];
  const { next, stopped, snooze } = silence;
  const until = snooze?.until ? dateToken(snooze.until) : `${escapeText(requester)} replies`;
  return [
    ...(snooze ? [['Snoozed', `until ${until}`] as [string, string]] : []),
    ...(next ? [['Next', `${next.is} ${dateToken(next.at)}`] as [string, string]] : []),
    ...(stopped ? [['Next', `⚠️ nothing by itself: ${notCounted(stopped)}`] as [string, string]] : []),
  ];
}

const notCounted = ({ what, why }: { what: string; why: string }): string =>
  `the ${what} does not count as delivered (${why})`;

/** FUP-2: the evidence, on the card of a ticket that was closed for silence; nothing on any other. */
export function proofText({ silence }: CardFacts): string | undefined {
  if (!silence || silence.proof.length === 0) return undefined;
  return ['*Closed by the desk: no reply*', ...silence.proof.map(proofLine)].join('\n');
}
