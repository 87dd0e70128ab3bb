import type { TicketStatus } from './status.ts';
import { COMPONENTS, PRIORITIES, type Priority, TICKET_TYPES, type TicketType } from './triage.ts';

/** Whose tickets: `own` are those somebody asked, the others are for staff. */
export const LISTS = ['own', 'mine', 'unassigned', 'open'] as const;
export type List = (typeof LISTS)[number];

/** What a queue is narrowed to; without a list it is the reader's usual one. */
export interface QueueWanted {
  readonly list?: List;
  readonly status?: TicketStatus;
  readonly priority?: Priority;
  readonly type?: TicketType;
  readonly component?: string;
}

/** Words that stand for a status in a list. */
const WAITING = 'waiting';

/**
 * The words behind `/ticket list`, in any order: `mine p1 defect`, `waiting`, `component:search`. Undefined if a
 * word is none of them. The first letters of a type or component are enough.
 */
export function readQueue(words: readonly string[]): QueueWanted | undefined {
  let wanted: QueueWanted = {};
  for (const word of words) {
    const read = readWord(word.toLowerCase());
    if (!read) return undefined;
    wanted = { ...wanted, ...read };
  }
  return wanted;
}

function readWord(word: string): QueueWanted | undefined {
  const list = LISTS.find((known) => known === word);
  if (list) return { list };
  if (word === WAITING) return { status: 'waiting on requester' };
  const priority = PRIORITIES.find((known) => known.toLowerCase() === word);
  if (priority) return { priority };
  const [key, value = ''] = word.split(/:(.*)/s);
  if (key === 'component') return named(COMPONENTS, value, (component) => ({ component }));
  if (key === 'type') return named(TICKET_TYPES, value, (type) => ({ type }));
  return word.length < 3 ? undefined : named(TICKET_TYPES, word, (type) => ({ type }));
}

function named<T extends string>(
  known: readonly T[],
  start: string,
  wanted: (found: T) => QueueWanted,
): QueueWanted | undefined {
  const found = start ? known.find((name) => name.toLowerCase().startsWith(start)) : undefined;
  return found && wanted(found);
}

/** The same in words that `readQueue` reads, for the button to the next page. */
export function writeQueue({ list, status, priority, type, component }: QueueWanted): string[] {
  return [
    ...(list ? [list] : []),
    ...(status ? [WAITING] : []),
    ...(priority ? [priority.toLowerCase()] : []),
    ...(type ? [`type:${firstWord(type)}`] : []),
    ...(component ? [`component:${firstWord(component)}`] : []),
  ];
}

const firstWord = (name: string): string => name.toLowerCase().split(' ', 1)[0] ?? '';
