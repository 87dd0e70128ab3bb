import type { Heard } from './heard.ts';
import { decodeText } from './slack-text.ts';

/** Words that say hello, thanks or fine. Compared without case, accents or punctuation. */
const POLITE = words(
  `hi hello hey hiya howdy morning afternoon evening good day night
   thanks thank thankyou thanku thankx thanx thnx thnks thks tnx tks thx ty tyvm tysm tyty cheers ta kudos
   danke merci gracias grazie obrigado obrigada bedankt dank takk tack kiitos dzieki diky dekuji hvala спасибо ありがとう
   great perfect awesome nice cool super lovely brilliant amazing excellent wonderful fantastic
   ok okay k kk sure yes yep yeah yup np welcome got fine done solved fixed sorted works worked working
   appreciated appreciate bye later happy`,
);

/** Words that go along with those, and say nothing by themselves: "help" alone is a request. */
const ALONG = words(
  `there team all everyone folks again you u much many very so lots a lot million tons bunch
   no nope problem worries it that this is was now well for your the me help quick reply really have weekend see ya`,
);

const NO = new Set(['no', 'nope']);
const MOST_WORDS = 10;

/** The same of a message as Slack told it: whoever it names makes no request of it, a file does (IN-7, RES-3). */
export function asksForNothing({ text, files }: Pick<Heard, 'text' | 'files'>): boolean {
  const unnamed = text.replaceAll(/<[@!][^<>]*>/g, ' ');
  return files.length === 0 && isSmallTalk(decodeText(unnamed, { person: () => undefined }));
}

/** True of "thanks!", "good morning all" and a lone emoji: it neither files nor reopens (IN-7, RES-3). */
export function isSmallTalk(text: string): boolean {
  const said = text.normalize('NFKD').toLowerCase();
  if (said.includes('?')) return false;
  const spoken = wordsOf(said);
  if (spoken.length === 0) return true;
  const isPolite =
    spoken.length <= MOST_WORDS && spoken.every((word) => isOneOf(POLITE, word) || isOneOf(ALONG, word));
  return isPolite && (spoken.some((word) => isOneOf(POLITE, word)) || isNoTrouble(spoken)) && !denies(spoken);
}

/** "no problem", "no worries". */
const isNoTrouble = ([first = '', second = '']: readonly string[]): boolean =>
  NO.has(first) && (second === 'problem' || second === 'worries');

/** "no, it is not", "it was working" and "hi, help" are made of polite words and are not polite. */
const NOT_POLITE = [
  /^(?:no|nope)(?! problem| worries| thank| thx)/,
  /\bwas (?:working|fine|good|ok|okay)\b/,
  /(?<!\b(?:for|your|the|quick) )\bhelp\b/,
  /(?<!\bno )\b(?:problem|worries)\b/,
];

function denies(spoken: readonly string[]): boolean {
  const said = spoken.join(' ');
  return NOT_POLITE.some((phrase) => phrase.test(said));
}

/** "thaaanks" and "thxxx" are what they would be with fewer letters. */
function isOneOf(known: ReadonlySet<string>, word: string): boolean {
  if (known.has(word)) return true;
  const once = word.replaceAll(/(\p{L})\1{2,}/gu, '$1');
  return once !== word && (known.has(once) || known.has(word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1')));
}

function wordsOf(said: string): string[] {
  return said
    .replaceAll(/:[a-z0-9_+'-]+:/g, ' ')
    .replaceAll('<3', ' ')
    .replaceAll(/@\S+/g, ' ')
    .replaceAll(/[0-9#*]\u{fe0f}?\u{20e3}/gu, ' ')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function words(list: string): ReadonlySet<string> {
  return new Set(wordsOf(list.normalize('NFKD').toLowerCase()));
}
