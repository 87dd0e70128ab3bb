/** Each further word narrows the result, so leaving some out finds too much and never too little. */
const MOST_WORDS = 16;
const LONGEST_WORD = 60;

/** Shorter ones begin so many words that looking them all up would hold everybody up. */
const SHORTEST_BEGINNING = 3;

/** Takes the accents off Latin letters and leaves other alphabets alone, as FTS5 does. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/([A-Za-z])[\u0300-\u036f]+/g, '$1')
    .normalize('NFC');

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
