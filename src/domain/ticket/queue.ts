import type { TicketStatus } from './status.ts';
import { PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from './triage.ts';

/** Whose tickets: `own` are those somebody asked, the others are for staff. */
export const LISTS = ['own', 'mine', 'unassigned', 'open'] as const;
export type List = (typeof LISTS)[number];

/** What somebody waits for by a certain time: all of it, what is over, and what is or soon will be. */
export const DUE_CUTS = ['due', 'overdue', 'breaching'] as const;

/** What a queue can be cut down to, each by one word. */
export const CUTS = [...DUE_CUTS, 'waiting', 'snoozed'] as const;
export type Cut = (typeof CUTS)[number];

/** So long before its end a deadline is `breaching`. */
export const SOON_HOURS = 2;

/** What a queue is narrowed to; without a list it is the reader's usual one. */
export interface QueueWanted {
  readonly list?: List;
  readonly cut?: Cut;
  readonly priority?: Priority;
  readonly type?: TicketType;
  readonly component?: string;
  /** All of them at once. */
  readonly labels?: readonly string[];
  /** The key of a group. */
  readonly group?: string;
  /** The key of one of the policy's, whose requesters' tickets are wanted. */
  readonly organisation?: string;
  /** Plain words, which the summary or the description must have. */
  readonly text?: string;
}

/** The words of `waiting`. */
export const WAITING: TicketStatus = 'waiting on requester';

/** The names a desk has given to things, for `component:` and its like. */
export interface QueueNames {
  readonly components: readonly string[];
  readonly labels: readonly string[];
  /** By their keys. */
  readonly groups: readonly string[];
  readonly organisations: readonly string[];
}

export type QueueRead =
  /** `loose`: words that were taken for text without standing in quotes; one alone may be a slip of the fingers. */
  | { readonly wanted: QueueWanted; readonly loose: readonly string[] }
  /** `word` is no filter, though it looks like one; `known` could be meant. */
  | { readonly fault: { readonly word: string; readonly known: readonly string[] } }
  /** Two words of one kind, of which a ticket can only have one. */
  | { readonly clash: { readonly word: string; readonly before: string } };

/** A button carries it to the next page. */
const LONGEST_TEXT = 200;

/** Every word that narrows by itself. */
export const FILTER_WORDS: readonly string[] = [
  ...LISTS,
  ...CUTS,
  ...PRIORITIES.map((priority) => priority.toLowerCase()),
];

/** What stands before a colon, and the names that may stand after it. */
const KEYS = {
  component: (names: QueueNames) => names.components,
  label: (names: QueueNames) => names.labels,
  group: (names: QueueNames) => names.groups,
  organisation: (names: QueueNames) => names.organisations,
  type: () => TICKET_TYPES,
} as const;
type Key = keyof typeof KEYS;

export const FILTER_KEYS = Object.keys(KEYS) as readonly Key[];

/**
 * The words behind `/ticket list`, in any order: `mine p1 defect`, `waiting component:search "lost map"`. The
 * beginning of a name is enough, with `-` for its blanks. What is no filter is looked for in the tickets' words.
 */
export function readQueue(words: readonly string[], names: QueueNames): QueueRead {
  const wanted: { -readonly [K in keyof QueueWanted]: QueueWanted[K] } = {};
  const said = new Map<string, string>();
  const text: Token[] = [];
  for (const token of tokens(words)) {
    const read = token.isQuoted ? undefined : readWord(token.word, names);
    if (!read) text.push(token);
    else if ('fault' in read) return read;
    else if (read.wanted.labels)
      wanted.labels = [...new Set([...(wanted.labels ?? []), ...read.wanted.labels])];
    else {
      const [part] = Object.keys(read.wanted);
      const before = said.get(part ?? '');
      if (before !== undefined) return { clash: { word: token.word, before } };
      said.set(part ?? '', token.word);
      Object.assign(wanted, read.wanted);
    }
  }
  const loose = text.filter((token) => !token.isQuoted).map((token) => token.word);
  if (text.length === 0) return { wanted, loose };
  const phrase = text.map((token) => token.word).join(' ');
  return { wanted: { ...wanted, text: [...phrase].slice(0, LONGEST_TEXT).join('') }, loose };
}

type WordRead = { readonly wanted: QueueWanted } | Extract<QueueRead, { fault: unknown }>;

interface Token {
  readonly word: string;
  readonly isQuoted: boolean;
}

/** Quotes keep words from being read as filters; telephones make curly ones of them. */
function tokens(words: readonly string[]): Token[] {
  const found = words.join(' ').matchAll(/["“”„]([^"“”„]*)["“”„]|([^\s"“”„]+)/g);
  return [...found]
    .map(([, quoted, bare]) => ({ word: (quoted ?? bare ?? '').trim(), isQuoted: quoted !== undefined }))
    .filter(({ word }) => word !== '');
}

function readWord(typed: string, names: QueueNames): WordRead | undefined {
  const word = typed.toLowerCase();
  const list = LISTS.find((known) => known === word);
  if (list) return { wanted: { list } };
  const cut = CUTS.find((known) => known === word);
  if (cut) return { wanted: { cut } };
  const priority = PRIORITIES.find((known) => known.toLowerCase() === word);
  if (priority) return { wanted: { priority } };
  const key = FILTER_KEYS.find((known) => word.startsWith(`${known}:`));
  if (key) return readNamed(key, word.slice(key.length + 1), names);
  const type = word.length < 3 ? undefined : begun(TICKET_TYPES, word);
  return type && { wanted: { type } };
}

function readNamed(key: Key, start: string, names: QueueNames): WordRead {
  const known = KEYS[key](names);
  const name = begun(known, start);
  if (name) return { wanted: key === 'label' ? { labels: [name] } : { [key]: name } };
  return { fault: { word: `${key}:${start}`, known: known.map((one) => `${key}:${slug(one)}`) } };
}

/** The one that is called so, else the first that begins so. */
function begun<T extends string>(known: readonly T[], start: string): T | undefined {
  const wanted = slug(start);
  if (!wanted) return undefined;
  return known.find((name) => slug(name) === wanted) ?? known.find((name) => slug(name).startsWith(wanted));
}

/** A name as one word: `Login & accounts` is `login-accounts`. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join('-');

/** The same in words that `readQueue` reads, for the buttons to other pages and for what is saved. */
export function writeQueue({
  list,
  cut,
  priority,
  type,
  component,
  labels,
  group,
  organisation,
  text,
}: QueueWanted): string {
  const words = [
    list,
    cut,
    priority?.toLowerCase(),
    type && `type:${slug(type)}`,
    component && `component:${slug(component)}`,
    ...(labels ?? []).map((label) => `label:${slug(label)}`),
    group && `group:${slug(group)}`,
    organisation && `organisation:${slug(organisation)}`,
    text && `"${text}"`,
  ];
  return words.filter(Boolean).join(' ');
}

/** Where a page begins or ends: what its first or last ticket is sorted by. */
export interface QueuePlace {
  readonly dueAt: Date | null;
  readonly number: number;
}

export const writePlace = ({ dueAt, number }: QueuePlace): string => `${dueAt?.getTime() ?? '-'}.${number}`;

/** Undefined for what `writePlace` has not written. */
export function readPlace(text: string): QueuePlace | undefined {
  const [, due = '', number] = text.match(/^(-|\d{1,15})\.(\d{1,15})$/) ?? [];
  if (number === undefined) return undefined;
  return { dueAt: due === '-' ? null : new Date(Number(due)), number: Number(number) };
}
