/** What people put on the record (INC-9): tasks are for now, follow-ups for later. */
export const ENTRY_KINDS = ['event', 'task', 'follow-up', 'evidence', 'lead'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `waived` is for evidence, with a reason; `withdrawn` stays on the record and counts no more. */
export const ENTRY_STATES = ['open', 'done', 'waived', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What is kept of one beside its words; all of it evidence's (INC-6). */
export interface EntryDetail {
  /** The system it is of. */
  readonly system?: string;
  /** Where it lies, outside Slack; links are never fetched. */
  readonly link?: string;
  /** In hex, as its keeper gave it, or of a message's own words. */
  readonly sha256?: string;
  readonly settledById?: string;
  /** Milliseconds since 1970 UTC. */
  readonly settledAtMs?: number;
  /** Why it was waived. */
  readonly reason?: string;
}

/** A reaction on a message in the room makes an entry of it (INC-9); in Slack's spelling. */
export const MARKS = {
  pushpin: 'event',
  white_check_mark: 'task',
  telescope: 'follow-up',
  test_tube: 'evidence',
} as const satisfies Record<string, EntryKind>;
export type Mark = keyof typeof MARKS;

export const isMark = (emoji: string): emoji is Mark => Object.hasOwn(MARKS, emoji);

export const markOf = (kind: EntryKind): Mark | undefined =>
  (Object.keys(MARKS) as Mark[]).find((mark) => MARKS[mark] === kind);

/** Said once for all of them; a lead has no sign of its own. */
export const SIGNS: Readonly<Record<EntryKind, string>> = {
  event: '📌',
  task: '✅',
  'follow-up': '🔭',
  evidence: '🧪',
  lead: '•',
};

interface Counted {
  readonly kind: EntryKind;
  readonly state: EntryState;
}

export interface EntryCounts {
  readonly tasks: number;
  readonly tasksDone: number;
  readonly followUps: number;
  readonly leadsOpen: number;
  readonly evidence: number;
  readonly evidenceOpen: number;
}

/** What was withdrawn counts no more. */
export function countEntries(entries: readonly Counted[]): EntryCounts {
  const count = (kind: EntryKind, ...states: EntryState[]) =>
    entries.filter((entry) => entry.kind === kind && states.includes(entry.state)).length;
  return {
    tasks: count('task', 'open', 'done'),
    tasksDone: count('task', 'done'),
    followUps: count('follow-up', 'open', 'done'),
    leadsOpen: count('lead', 'open'),
    evidence: count('evidence', 'open', 'done', 'waived'),
    evidenceOpen: count('evidence', 'open'),
  };
}

export const isOpenTask = ({ kind, state }: Counted): boolean => kind === 'task' && state === 'open';
