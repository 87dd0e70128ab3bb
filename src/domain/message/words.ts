/** Of what the desk says of an incident. */
export const INCIDENT_BUTTON_SETS = [
  'take-command',
  'take-command-or-not',
  'hand-over',
  'hand-over-or-stay',
  'lay-down',
  'unsubscribe',
  'assess',
  'make-private',
  'first-sitrep-due',
  'sitrep-due',
  'sitrep-unsent',
  'report-due',
  'report-review',
  'let-in-or-not',
  'merge',
  'stakeholder-draft',
  'stakeholder-release',
] as const;
export type IncidentButtonSet = (typeof INCIDENT_BUTTON_SETS)[number];

/** The sets of buttons a message may carry; views/ draws them. `value` is an id. */
export const BUTTON_SETS = [
  ...INCIDENT_BUTTON_SETS,
  'send-to-requester',
  'undo',
  'satisfied',
  'satisfied-and-rate',
  'comment',
  'add-or-new',
  'take-it',
  'join-group',
  'reply',
  'reply-or-declare',
  'why-or-declare',
  'still-need-help',
  'why',
  'article',
  'still-affected',
  'reopen',
  'withdraw',
  'hand-off',
  'give-news',
  'decide',
  'answer-owner',
  'share',
  'held-comment',
  'resolve',
] as const;
export type ButtonSet = (typeof BUTTON_SETS)[number];

export const isOfIncident = (set: ButtonSet): set is IncidentButtonSet =>
  INCIDENT_BUTTON_SETS.some((one) => one === set);

interface AnyWords {
  /** The desk's own sentence in Slack's mrkdwn; what people typed stands in it only through `escapeText`. */
  readonly text: string;
  /** What a person typed, drawn so that nothing in it can link, mention or format (CNV-5). */
  readonly quote?: string;
  /** What the desk says below the quote. */
  readonly after?: string;
  readonly buttons?: { readonly set: ButtonSet; readonly value: string };
}

/** May reach the requester. Made by `publicWords` alone, from text somebody chose to make public (CNV-2). */
export interface PublicWords extends AnyWords {
  readonly audience: 'public';
}

/** Stays with staff. No delivery to a requester takes it. */
export interface InternalWords extends AnyWords {
  readonly audience: 'internal';
}

export type Words = PublicWords | InternalWords;

export const publicWords = (text: string, more: Omit<AnyWords, 'text'> = {}): PublicWords => ({
  audience: 'public',
  text,
  ...more,
});

export const internalWords = (text: string, more: Omit<AnyWords, 'text'> = {}): InternalWords => ({
  audience: 'internal',
  text,
  ...more,
});
