import type { Message } from '../../server/protocol.ts';

/** What is loaded of one channel, oldest first. */
export interface Conversation {
  readonly messages: readonly Message[];
  /** Nothing older is left to load. */
  readonly complete: boolean;
}

export const PAGE_SIZE = 60;

export function threadKey(channel: string, threadTs: string): string {
  return `${channel}:${threadTs}`;
}

export function isReply(message: Message): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** A reply that was also sent to the channel stands in both places. */
export function standsInChannel(message: Message): boolean {
  return !isReply(message) || message.subtype === 'thread_broadcast';
}

/** Puts a message at its place by time, or in the place of its older self. A deleted one without replies goes. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex((one) => one.ts === message.ts);
  const gone = message.deleted && message.replyCount === 0;
  if (gone) return at < 0 ? messages : messages.toSpliced(at, 1);
  if (at >= 0) return messages.with(at, message);
  let place = messages.length;
  while (place > 0 && String(messages[place - 1]?.ts) > message.ts) place -= 1;
  return messages.toSpliced(place, 0, message);
}

/** Joins an older page in front of what is loaded. */
export function withOlder(conversation: Conversation, page: readonly Message[]): Conversation {
  const known = new Set(conversation.messages.map((message) => message.ts));
  const older = page.filter((message) => !known.has(message.ts));
  return {
    messages: [...older, ...conversation.messages],
    complete: page.length < PAGE_SIZE || older.length === 0,
  };
}

/** Joins, topics and the like, which nobody wrote. */
export function isSystem({ subtype = '' }: Pick<Message, 'subtype'>): boolean {
  return /^(channel_|group_|pinned_item$)/.test(subtype);
}

const GROUP_MS = 5 * 60_000;

/** Slack leaves out name and picture when the same person writes again within five minutes. */
export function continues(message: Message, previous: Message | undefined): boolean {
  if (!previous || previous.user !== message.user || previous.deleted || message.deleted) return false;
  if (message.ephemeralFor || previous.ephemeralFor || previous.replyCount > 0) return false;
  if (message.subtype || isSystem(previous)) return false;
  return (Number(message.ts) - Number(previous.ts)) * 1000 < GROUP_MS;
}
