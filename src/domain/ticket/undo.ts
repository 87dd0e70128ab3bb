import { Refusal } from '../refusal.ts';

/** What is done at once and can be taken back (C-3). */
export const UNDOABLE = ['take', 'assign', 'triage', 'link', 'merge'] as const;
export type Undoable = (typeof UNDOABLE)[number];

export const UNDOABLE_WORDS: Readonly<Record<Undoable, string>> = {
  take: 'the taking',
  assign: 'the assigning',
  triage: 'the triage',
  link: 'the link',
  merge: 'the merge',
};

/** For how long *Undo* is offered. */
export const UNDO_MS = 10 * 60 * 1000;

/** Talk stands on nothing; these change where a ticket stands or whose it is. */
const CHANGES: readonly string[] = [
  'owned',
  'routed',
  'moved',
  'resolved',
  'reopened',
  'triaged',
  'merged',
  'unmerged',
  'accepted',
  'declined',
];

/** An answer is given by whoever has the ticket, so it stands on their having it. */
const ALSO: Readonly<Partial<Record<Undoable, readonly string[]>>> = {
  take: ['replied'],
  assign: ['replied'],
  triage: ['placed', 'labelled'],
};

/** Something later stands on it: taking away what lies beneath would change that too. */
export function isBuiltOn(act: Undoable, later: readonly { readonly kind: string }[]): boolean {
  const builds = [...CHANGES, ...(ALSO[act] ?? [])];
  return act !== 'link' && later.some(({ kind }) => builds.includes(kind));
}

export function refuseIfBuiltOn(
  act: Undoable,
  number: number,
  later: readonly { readonly kind: string }[],
): void {
  if (!isBuiltOn(act, later)) return;
  throw new Refusal(
    'undo.built-on',
    `Nothing changed: more was done on ticket ${number} since, and it builds on this. *History* shows what; change it by hand.`,
  );
}
