/**
 * Who may read a message on a ticket. Public: the requester and staff. Internal: staff alone. Context: others
 * said it where the requester reads too, and the desk carries it to staff only.
 */
export const AUDIENCES = ['public', 'internal', 'context'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Which side of the bridge a message was written on; `desk`: in a form, or by the desk itself. */
export const SIDES = ['conversation', 'triage', 'desk'] as const;
export type Side = (typeof SIDES)[number];

/** A file as Slack names it; its bytes stay with Slack. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly size: number;
  readonly url: string;
}
