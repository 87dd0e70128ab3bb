/** What people put on the record (INC-9): tasks are for now, follow-ups for later. */
export const ENTRY_KINDS = ['event', 'task', 'follow-up', 'evidence', 'lead'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** `waived` is for evidence, with a reason; `withdrawn` stays on the record and counts no more. */
export const ENTRY_STATES = ['open', 'done', 'waived', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
