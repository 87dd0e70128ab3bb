/** What stands for no time though it looks like one; what is hidden becomes dots, so that places stay. */
const NO_TIMES = [
  /https?:\/\/\S+/giu,
  /[\w.+-]{1,64}@[\w-]{1,64}(?:\.\w{1,64}){1,4}/gu,
  /```[\s\S]*?```|`[^`\n]*`/gu,
  /[€$£]\s?\d[\d.,]*/gu,
  /\b\d[\d.,]*\s?(?:EUR|USD|GBP|euros?|dollars?|pounds?|%|percent)(?!\w)/giu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/gu,
  /\b(?:version|versions|release|build|v)\s?\d+(?:[.-]\d+)+(?: of \w+)?/giu,
  /\b\d+(?: \d{2,}){2,}\b|\b\d{3}-\d{4}\b/gu,
  /\b\d+\/\d+(?= (?:of|pages|tests|files|rows)\b)|\b24\/7\b/giu,
];

const QUOTED = /“[^“”\n]{0,300}”|"[^"\n]{0,300}"|‘[^‘’\n]{0,300}’|«[^«»\n]{0,300}»|^>.*$/gmu;
/** A quote so short is what something on a page is called. */
const NAME_LENGTH = 4;

/** `asked`: the requester's own words; whoever quotes those promises nothing. */
export function hideNoTimes(text: string, asked: string): string {
  const plain = NO_TIMES.reduce((hidden, pattern) => hidden.replaceAll(pattern, dots), text);
  const theirs = bare(asked);
  return plain.replaceAll(QUOTED, (quote) => {
    const words = bare(quote);
    const isName = words.split(' ').length <= NAME_LENGTH && !/\d|\bby\b|\bwithin\b/.test(words);
    return isName || theirs.includes(words) ? dots(quote) : quote;
  });
}

const dots = (found: string): string => '·'.repeat(found.length);

/** Words in small letters, with one space between them. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
