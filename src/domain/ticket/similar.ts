/** Which tickets may be about the same, by the words they share (IN-6). Offers, never decides. */

/** Said in any request, so that sharing them says nothing. */
const COMMON = new Set(
  `about after again all also always and any anybody anyone anything are back because been before being but can
  cannot could did does doing done dont down each else ever every everything for from get getting give goes going
  gone good got had happen happens has have hello help here her him his how into issue its just know like look
  make many maybe mean more most much must need needs never new nobody not nothing now off old once one only open
  other our out over please problem really right same say says see seems she should show shows since some somebody
  something still such sure take than thank thanks that the their them then there these they thing things this those
  though time today tomorrow too tried try trying two under until use used using very want wants was way well were
  what when where which while who why will with without wont work working works would yesterday yet you your`
    .split(/\s+/)
    .filter(Boolean),
);

/** As much of a description as says what it is about. */
const SAID = 500;

/** What a text is about: its words without endings, and without those that every text has. */
export function stemsOf(text: string): ReadonlySet<string> {
  const words = text
    .slice(0, SAID)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .match(/[\p{L}\p{N}]{3,}/gu);
  return new Set((words ?? []).filter((word) => !COMMON.has(word)).map(stem));
}

/** English endings off: `maps`, `mapped` and `mapping` are one. What is left begins the word, so a search finds it. */
function stem(word: string): string {
  if (word.length < 5) return word.length === 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
  const bare = word.replace(/(?:ings?|edly|ed|ies|es|s|ly|e|y)$/, '');
  const short = bare.length >= 3 ? bare : word;
  return short.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}

/** From 0 to 1: the share of the shorter text's words that the other has too. Below two in common it is chance. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared < 2 ? 0 : shared / Math.min(one.size, other.size);
}

/** What must be alike to be worth a line. */
const ALIKE = 0.4;

export const areAlike = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  likeness(one, other) >= ALIKE;

interface Told {
  readonly number: number;
  readonly summary: string;
  readonly description: string;
}

/** The most alike first, and of equals the newest; at most `most`. */
export function mostAlike<T extends Told>(text: string, among: readonly T[], most: number): T[] {
  const stems = stemsOf(text);
  return among
    .map((ticket) => ({ ticket, by: likeness(stems, stemsOf(`${ticket.summary}\n${ticket.description}`)) }))
    .filter(({ by }) => by >= ALIKE)
    .sort((a, b) => b.by - a.by || b.ticket.number - a.ticket.number)
    .slice(0, most)
    .map(({ ticket }) => ticket);
}

/** The words worth searching: the longest say the most. */
export const tellingWords = (text: string, most: number): string[] =>
  [...stemsOf(text)].sort((a, b) => b.length - a.length).slice(0, most);
