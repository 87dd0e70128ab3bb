/** Made-up requests whose words are as common and as rare as those of a language: the nth is said a nth as often as the first. */

const WORDS = 30_000;
const SUMMARY = 6;
const DESCRIPTION = 20;
const ONSETS = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'pr',
  'st',
  'tr',
  'cl',
  'br',
];
const RHYMES = ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'in', 'on', 'al', 'es', 'ing'];

/** The same numbers each time; from 0 to 1. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const VOCABULARY: readonly string[] = makeVocabulary();

function makeVocabulary(): string[] {
  const next = random(1);
  const pick = (from: readonly string[]) => from[Math.floor(next() * from.length)] ?? '';
  const words = new Set<string>();
  while (words.size < WORDS) {
    const syllables = 2 + Math.floor(next() * 3);
    words.add(Array.from({ length: syllables }, () => pick(ONSETS) + pick(RHYMES)).join(''));
  }
  return [...words];
}

/** How often the words up to each are said, of all that is said. */
const SHARES = shares();

function shares(): Float64Array {
  const upTo = new Float64Array(WORDS);
  let sum = 0;
  for (let i = 0; i < WORDS; i++) upTo[i] = sum += 1 / (i + 1);
  return upTo.map((share) => share / sum);
}

function wordAt(share: number): string {
  let [low, high] = [0, WORDS - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SHARES[middle] ?? 1) < share) low = middle + 1;
    else high = middle;
  }
  return VOCABULARY[low] ?? '';
}

/** What ticket n says. */
export function requestText(n: number): { summary: string; description: string } {
  const next = random(n);
  const say = (count: number) => Array.from({ length: count }, () => wordAt(next())).join(' ');
  return { summary: say(SUMMARY), description: say(DESCRIPTION) };
}
