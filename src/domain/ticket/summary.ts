import { shorten } from '../message/slack-text.ts';

/** The longest summary a form takes, and what a card shows on one line. */
export const SUMMARY_LENGTH = 150;

/** The first line or sentence of what somebody wrote, as a title. */
export function summaryOf(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  const sentence = line.match(/^.{20,}?[.!?](?=\s)/u)?.[0] ?? line;
  return shorten(sentence.trim() || 'A message without words', SUMMARY_LENGTH);
}
