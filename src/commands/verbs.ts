import { closest, distance } from 'fastest-levenshtein';
import { decodeText, escapeText } from '../domain/message/slack-text.ts';
import { type Action, may } from '../domain/people/permissions.ts';
import type { Desk } from '../services/desk.ts';
import { readActor } from '../services/ticket/read-ticket.ts';
import type { Drawn } from '../views/blocks.ts';
import { helpText } from '../views/help.ts';
import { plainAnswer } from '../views/words.ts';
import type { AskedByCommand } from './asked.ts';

/** One word of a slash command: `/ticket take 142`. The help is the table of them itself (K-2). */
export interface Verb {
  readonly usage: string;
  readonly summary: string;
  /** What staff read instead, where they can do more. */
  readonly staffSummary?: string;
  /** Help shows it to those who may. */
  readonly action: Action;
  /** Where not every desk has it: whether this one does. */
  readonly isOffered?: (desk: Desk) => boolean;
  /** `words` as they were typed. Undefined: they do not fit the verb, and are taken for free text. */
  readonly run: (asked: AskedByCommand, words: readonly string[]) => Promise<Drawn | undefined> | undefined;
}

export interface CommandShape {
  readonly name: string;
  readonly verbs: Readonly<Record<string, Verb>>;
  /** Without words, or with words that are no verb. */
  readonly otherwise: (asked: AskedByCommand) => Promise<Drawn | undefined>;
  readonly helpEnding: string;
  /** For whoever mistyped a verb: what did not happen, and what to do if it was none. */
  readonly slip: { readonly nothing: string; readonly otherwise: (words: string) => string };
  /** Its verbs are about what stands behind them by number: one without a number is a slip, and no words to file. */
  readonly isByNumber?: boolean;
}

export function command(whole: CommandShape): (asked: AskedByCommand) => Promise<Drawn | undefined> {
  return async (asked) => {
    const shape = { ...whole, verbs: offered(whole.verbs, asked.desk) };
    const text = asTyped(asked.text);
    const [word = '', ...words] = text.split(/\s+/).filter(Boolean);
    const name = word.toLowerCase();
    if (name === 'help') return help(asked, shape);
    const verb = Object.hasOwn(shape.verbs, name) ? shape.verbs[name] : undefined;
    const ran = verb?.run(asked, words);
    if (ran) return ran;
    if (verb && isUnfinished(shape, words) && (await mayRun(asked, verb))) {
      return didYouMean(shape, verb.usage, text);
    }
    const near = verb ? undefined : nearest(name, words, Object.keys(shape.verbs));
    if (near) return didYouMean(shape, near, text);
    return shape.otherwise({ ...asked, text });
  };
}

function offered(verbs: CommandShape['verbs'], desk: Desk): CommandShape['verbs'] {
  return Object.fromEntries(Object.entries(verbs).filter(([, verb]) => verb.isOffered?.(desk) ?? true));
}

/** Slack spells names and signs in its own way; whoever needs the id of a name reads `asked.text`. */
const asTyped = (text: string): string => decodeText(text, { person: () => undefined });

/** A typing mistake is a single word, or one before a number, that is almost a verb. */
function nearest(word: string, words: readonly string[], verbs: readonly string[]): string | undefined {
  const looksLikeVerb = word !== '' && words.every((other) => /^#?\d+$/.test(other));
  if (!looksLikeVerb) return undefined;
  const near = closest(word, [...verbs, 'help']);
  return isNear(word, near) ? near : undefined;
}

/** So near that the fingers slipped. */
export function isNear(word: string, near: string): boolean {
  const mistakes = isSwapped(word, near) ? 1 : distance(word, near);
  return mistakes <= (near.length > 4 ? 2 : 1);
}

/** The known name a mistyped one was meant to be; undefined where none is near. */
export function nearName(word: string, known: readonly string[]): string | undefined {
  const near = known.length > 0 ? closest(word.toLowerCase(), [...known]) : undefined;
  return near && isNear(word.toLowerCase(), near) ? near : undefined;
}

/** Two letters that changed places are one mistake of the fingers, though two to a counter: `tkae`. */
function isSwapped(word: string, verb: string): boolean {
  const at = [...verb].findIndex((letter, index) => letter !== word[index]);
  const swapped = verb.slice(0, at) + (verb[at + 1] ?? '') + (verb[at] ?? '') + verb.slice(at + 2);
  return at >= 0 && word === swapped;
}

function didYouMean(shape: CommandShape, near: string, text: string): Drawn {
  const { nothing, otherwise } = shape.slip;
  return plainAnswer(
    `${nothing} Did you mean \`${shape.name} ${near}\`? ${otherwise(`“${escapeText(text.replaceAll('`', ''))}”`)}`,
  );
}

/** The verb alone, or with numbers that do not fit it. */
const isUnfinished = ({ isByNumber }: CommandShape, words: readonly string[]): boolean =>
  isByNumber === true && words.every((word) => /^#?\d+$/.test(word));

async function mayRun({ desk, caller }: AskedByCommand, verb: Verb): Promise<boolean> {
  return may(await readActor(desk, caller), verb.action) || isForRequesters(verb);
}

async function help(asked: AskedByCommand, shape: CommandShape): Promise<Drawn> {
  const actor = await readActor(asked.desk, asked.caller);
  const shown = Object.values(shape.verbs).filter((verb) => may(actor, verb.action) || isForRequesters(verb));
  const isStaff = may(actor, 'ticket.list-all');
  const lines = shown.map(({ usage, summary, staffSummary }) => ({
    usage,
    summary: (isStaff && staffSummary) || summary,
  }));
  return helpText(shape.name, lines, shape.helpEnding);
}

/** These depend on the ticket; everybody has tickets of their own. */
const isForRequesters = (verb: Verb): boolean =>
  verb.action === 'ticket.see' || verb.action === 'ticket.reopen';

/** `142` or `#142`, alone or before more words. */
export function ticketNumber(words: readonly string[]): number | undefined {
  const match = words[0]?.match(/^#?(\d{1,9})$/);
  return match ? Number(match[1]) : undefined;
}
