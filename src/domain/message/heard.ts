import type { SlackFile } from './audience.ts';

/** A message somebody wrote in Slack, as the event or a later reading tells it. */
export interface Heard {
  readonly channelId: string;
  readonly ts: string;
  /** Of a reply: its thread. null for a message that stands by itself. */
  readonly threadTs: string | null;
  readonly personId: string;
  /** As Slack spells it, entities and all. */
  readonly text: string;
  readonly files: readonly SlackFile[];
  readonly isDirect: boolean;
}
