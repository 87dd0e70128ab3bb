import { shorten } from '../message/slack-text.ts';

/** The longest summary a form takes, and what a card shows on one line. */
export const SUMMARY_LENGTH = 150;

/** The first line or sentence of what somebody wrote, as a title. */
export function summaryOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const sentence = line.match(/^.{20,}?[.!?](?=\s)/u)?.[0] ?? line;
  return shorten(sentence.trim() || 'A message without words', SUMMARY_LENGTH);
}

/** As staff read it: what is time-sensitive says so before all else (TRI-5). */
export const staffTitle = (ticket: {
  readonly summary: string;
  readonly triage: { readonly isTimeSensitive?: boolean } | null;
}): string => (ticket.triage?.isTimeSensitive ? `[Priority] ${ticket.summary}` : ticket.summary);
