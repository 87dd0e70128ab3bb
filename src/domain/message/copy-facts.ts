import type { Audience } from './audience.ts';

/** A message of one side as the other side reads it. */
export interface CopyFacts {
  readonly author: string;
  readonly text: string;
  readonly audience: Audience;
  readonly to: 'conversation' | 'triage';
  /** Written in a form: the copy in the triage thread is a record of what went out. */
  readonly isOutgoing: boolean;
  readonly postedAt: Date;
  /** More than a moment before it is carried: then its own time is shown. */
  readonly isLate: boolean;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly isHidden: boolean;
  /** The merged ticket it was said on, where staff read it under another's card (TRI-8). */
  readonly elsewhere: number | null;
  readonly number: number;
  readonly part: number;
  readonly parts: number;
}
