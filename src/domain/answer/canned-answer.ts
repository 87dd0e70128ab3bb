import { shorten } from '../message/slack-text.ts';

/** Words an agent keeps for the next time (UPD-5): their own, or every agent's. */
export interface CannedAnswer {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly isShared: boolean;
}

/** What fits one line of a list that is searched by typing. */
export const ANSWER_NAME_LENGTH = 60;

/** As many as Slack shows in one list. */
const MOST_FOUND = 100;

/**
 * Those in which every typed word begins a word, of the name or of the text; names first. All of them where
 * nothing is typed.
 */
export function findAnswers(answers: readonly CannedAnswer[], typed: string): CannedAnswer[] {
  const wanted = wordsOf(typed);
  const rank = ({ name, text }: CannedAnswer): number => {
    if (holds(wordsOf(name), wanted)) return 0;
    return holds(wordsOf(`${name} ${text}`), wanted) ? 1 : 2;
  };
  return answers
    .map((answer) => ({ answer, rank: rank(answer) }))
    .filter((one) => one.rank < 2)
    .sort((a, b) => a.rank - b.rank || compareNames(a.answer, b.answer))
    .slice(0, MOST_FOUND)
    .map(({ answer }) => answer);
}

export const compareNames = (a: CannedAnswer, b: CannedAnswer): number =>
  a.name.toLowerCase() < b.name.toLowerCase()
    ? -1
    : a.name.toLowerCase() > b.name.toLowerCase()
      ? 1
      : a.id - b.id;

const holds = (words: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((begin) => words.some((word) => word.startsWith(begin)));

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Its first words, for a list. */
export const firstWords = (text: string, length: number): string =>
  shorten(text.replaceAll(/\s+/g, ' ').trim(), length);
