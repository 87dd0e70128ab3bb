/** Each further word narrows the result, so leaving some out finds too much and never too little. */
const MOST_WORDS = 16;
const LONGEST_WORD = 60;

/**
 * The words of anything a person can type, as both engines cut text: letters, digits and the marks on them; the
 * rest only separates. NFC, because a typed `é` may be one character or two.
 */
export function searchWords(phrase: string): string[] {
  const words = phrase.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => [...word].slice(0, LONGEST_WORD).join(''));
}
