import { markerOf } from '../escalation/issue-body.ts';
import type { EntryState } from './entry.ts';
import { headName, type Named } from './name.ts';
import type { Pen } from './outside.ts';

/** What the issue of a follow-up says (INC-14). */
export interface FollowUpFacts {
  readonly of: Named;
  /** Of the incident and of what is to be done, without the names of those who asked. */
  readonly title: string;
  readonly text: string;
  readonly state: EntryState;
  readonly owner: string | null;
  /** The tracking record, as Markdown refers to it from there; null: there is none. */
  readonly record: string | null;
}

export function followUpBody(
  { of, title, text, owner, record }: FollowUpFacts,
  pen: Pen,
  key: string,
): string {
  return [
    pen.lines(text),
    `- Owner: ${owner ? pen.name(owner) : 'nobody yet'}`,
    `Left to do after ${headName(of)}: ${pen.line(title)}${record ? ` (${record})` : ''}. Closed as completed, this is done there too; closed as not planned, it counts no more.`,
    `${markerOf(key)}\n`,
  ].join('\n\n');
}
