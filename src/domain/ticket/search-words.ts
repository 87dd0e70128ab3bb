/** What somebody looks for, cut as both engines cut text. */

/** Each further word narrows the result, so leaving some out finds too much and never too little. */
const MOST_WORDS = 16;
const LONGEST_WORD = 60;

/** Shorter ones begin so many words that looking them all up would hold everybody up. */
const SHORTEST_BEGINNING = 3;

/** Takes the accents off Latin letters and leaves other alphabets alone, as FTS5 does. */
export const withoutAccents = (text: string): string =>
  /[^\p{ASCII}]/u.test(text)
    ? text
        .normalize('NFD')
        .replace(/([A-Za-z])[\u0300-\u036f]+/g, '$1')
        .normalize('NFC')
    : text;

/** As it is compared: neither accents nor case. */
export const caseless = (text: string): string => withoutAccents(text).toLowerCase().replaceAll('ς', 'σ');

/** As both engines cut text: letters and decimal digits make words, everything else separates them. */
export const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{Nd}]+/gu) ?? [];

/** What to look for, of anything a person can type. */
export function searchWords(phrase: string): string[] {
  const words = new Set(wordsOf(withoutAccents(phrase)));
  return [...words].slice(0, MOST_WORDS).map((word) => [...word].slice(0, LONGEST_WORD).join(''));
}

/** True if words that only start with it are meant too. Alphabets with many letters say much with few. */
export const isBeginning = (word: string): boolean =>
  word.length >= SHORTEST_BEGINNING || /[^\p{ASCII}]/u.test(word);

/** What the whole word is worth in a summary, and a word that only begins so. */
const WHOLE = 2;
const BEGUN = 1;

/**
 * How well a summary has what somebody looks for, given as `searchWords`: whole words before beginnings, and words
 * that stand together as they were written before words apart. 0: only the description has them.
 */
export function rankOf(summary: string, words: readonly string[]): number {
  const there = wordsOf(caseless(summary));
  const wanted = words.map(caseless);
  const worth = wanted.map((word) => {
    if (there.includes(word)) return WHOLE;
    return isBeginning(word) && there.some((one) => one.startsWith(word)) ? BEGUN : 0;
  });
  const isTogether = wanted.length > 1 && ` ${there.join(' ')} `.includes(` ${wanted.join(' ')} `);
  return worth.reduce<number>((sum, one) => sum + one, isTogether ? 1 : 0);
}

interface Found {
  readonly id: number;
  readonly summary: string;
}

/** The ids of the best, the best first, and of equals the newest. */
export function bestOf(found: readonly Found[], words: readonly string[], most: number): number[] {
  return found
    .map(({ id, summary }) => ({ id, rank: rankOf(summary, words) }))
    .sort((a, b) => b.rank - a.rank || b.id - a.id)
    .slice(0, most)
    .map(({ id }) => id);
}
