import { Refusal } from '../refusal.ts';

/** What is done at once and can be taken back (C-3). */
export const UNDOABLE = ['take', 'assign', 'triage', 'label', 'snooze', 'link', 'merge', 'withdraw'] as const;
export type Undoable = (typeof UNDOABLE)[number];

export const UNDOABLE_WORDS: Readonly<Record<Undoable, string>> = {
  take: 'the taking',
  assign: 'the assigning',
  triage: 'the triage',
  label: 'the labels',
  snooze: 'the snoozing',
  link: 'the link',
  merge: 'the merge',
  withdraw: '*Not a request*',
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

/** What later facts stand on an act. An answer is given by whoever has the ticket, so it stands on their having it. */
const BUILDS: Readonly<Record<Undoable, readonly string[]>> = {
  take: [...CHANGES, 'replied'],
  assign: [...CHANGES, 'replied'],
  triage: [...CHANGES, 'placed', 'labelled'],
  label: ['labelled'],
  snooze: ['snoozed', 'woken', 'resolved', 'moved'],
  link: [],
  merge: CHANGES,
  withdraw: CHANGES,
};

/** Something later stands on it: taking away what lies beneath would change that too. */
export const isBuiltOn = (act: Undoable, later: readonly { readonly kind: string }[]): boolean =>
  later.some(({ kind }) => BUILDS[act].includes(kind));

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
