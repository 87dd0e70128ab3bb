/** Words that say hello, thanks or fine, and ask for nothing. Compared without case, accents or punctuation. */
const POLITE = new Set(
  `hi hello hey hiya howdy morning afternoon evening good day there team all everyone folks again
   thanks thank you u thx ty tysm cheers ta much many very so lots a lot million tons bunch
   great perfect awesome nice cool super lovely brilliant amazing excellent wonderful fantastic
   ok okay k kk sure yes yep yeah yup no nope np problem worries welcome got it
   that this is was works worked working fine now well done solved fixed for your the help quick reply
   appreciated appreciate really all sorted bye ok have weekend see ya later happy`
    .split(/\s+/)
    .filter(Boolean),
);

const MOST_WORDS = 10;

/** True of "thanks!", "good morning all" and a lone emoji: it neither files nor reopens (IN-7, RES-3). */
export function isSmallTalk(text: string): boolean {
  if (text.includes('?')) return false;
  const words = wordsOf(text);
  return words.length <= MOST_WORDS && words.every((word) => POLITE.has(word)) && !denies(words);
}

/** "not fixed", "no, still nothing" are made of polite words and are not polite. */
function denies(words: readonly string[]): boolean {
  const [first, ...rest] = words;
  const kind = ['no', 'nope'].includes(first ?? '') && rest.length > 0;
  return kind && !['problem', 'worries'].includes(rest[0] ?? '');
}

function wordsOf(text: string): string[] {
  return text
    .replaceAll(/:[a-z0-9_+'-]+:/gi, ' ')
    .replaceAll(/@\S+/g, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
