import type { PublicWords } from '../message/words.ts';

/** Somebody a text is for, and the ticket they know it by. */
export interface Addressed {
  readonly personId: string;
  readonly name: string;
  readonly number: number;
}

/**
 * A text to one requester as another may read it, whose ticket was merged into theirs: it greets the reader, names
 * the reader's ticket, and does not give away who else asked (TRI-8). `from` may know neither name nor number of `to`.
 */
export function textForAnother(text: string, from: Addressed, to: Addressed): string {
  const [toFirst = to.name] = to.name.split(/\s+/u);
  const parts = from.name.split(/\s+/u).filter((part) => part.length > 1);
  const spoken = [
    [from.name, to.name] as const,
    ...parts.map((part, i) => [part, i === 0 ? toFirst : to.name] as const),
  ].reduce((said, [theirs, readers]) => said.replaceAll(wholeWord(theirs), () => readers), text);
  return spoken
    .replaceAll(`<@${from.personId}>`, `<@${to.personId}>`)
    .replaceAll(new RegExp(`\\b([Tt]icket) #?${from.number}\\b`, 'g'), `$1 ${to.number}`);
}

const wholeWord = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');

/** The same for the desk's own words, with their buttons; who is merged is not asked for a rating (RES-2). */
export function wordsForAnother(words: PublicWords, from: Addressed, to: Addressed): PublicWords {
  const { text, quote, after, buttons } = words;
  return {
    ...words,
    text: textForAnother(text, from, to),
    ...(quote === undefined ? {} : { quote: textForAnother(quote, from, to) }),
    ...(after === undefined ? {} : { after: textForAnother(after, from, to) }),
    ...(buttons ? { buttons: buttonsForAnother(buttons, from, to) } : {}),
  };
}

type Buttons = NonNullable<PublicWords['buttons']>;

/** A button's value begins with the ticket's number, where it is about one: `142` or `142:7`. */
function buttonsForAnother({ set, value }: Buttons, from: Addressed, to: Addressed): Buttons {
  const [number, ...rest] = value.split(':');
  return {
    set: set === 'satisfied-and-rate' ? 'satisfied' : set,
    value: number === String(from.number) ? [to.number, ...rest].join(':') : value,
  };
}
