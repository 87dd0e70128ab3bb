import type { Setup } from '../setup.ts';

/** Where a request was made. */
export type Origin =
  /** A form, opened in a channel or (null) from the shortcut menu or App Home. */
  | { readonly from: 'form'; readonly channelId: string | null; readonly formId: string }
  /** A message in a channel, with the thread it stands in. `isReadable`: the desk is in that channel. */
  | {
      readonly from: 'message';
      readonly channelId: string;
      readonly ts: string;
      readonly threadTs: string | null;
      readonly isReadable: boolean;
    }
  | { readonly from: 'direct message'; readonly channelId: string; readonly ts: string };

/** The one key of the thing a ticket comes from: whatever door is used, it is the same (IN-3). */
export function sourceKey(origin: Origin): string {
  return origin.from === 'form' ? `form:${origin.formId}` : messageKey(origin.channelId, origin.ts);
}

export const messageKey = (channelId: string, ts: string): string => `message:${channelId}:${ts}`;

export interface Conversation {
  /** null: the desk opens a direct message with the requester. */
  readonly channelId: string | null;
  /** null: the desk's first message there begins the thread. */
  readonly ts: string | null;
  readonly isPrivate: boolean;
}

/** Where the requester is answered; what happens in a direct message stays private (CNV-4). */
export function conversationOf(origin: Origin, setup: Setup): Conversation {
  switch (origin.from) {
    case 'direct message':
      return { channelId: origin.channelId, ts: origin.ts, isPrivate: true };
    case 'message':
      if (!origin.isReadable) return { channelId: null, ts: null, isPrivate: true };
      return { channelId: origin.channelId, ts: origin.threadTs ?? origin.ts, isPrivate: false };
    case 'form': {
      const isRequestChannel = setup.requestChannelIds?.includes(origin.channelId ?? '') ?? false;
      return isRequestChannel
        ? { channelId: origin.channelId, ts: null, isPrivate: false }
        : { channelId: null, ts: null, isPrivate: true };
    }
  }
}

/** A message's address in Slack. `url` is the workspace's, with a slash at its end. */
export function permalink(url: string, channelId: string, ts: string, threadTs?: string | null): string {
  const inThread = threadTs && threadTs !== ts ? `?thread_ts=${threadTs}&cid=${channelId}` : '';
  return `${url}archives/${channelId}/p${ts.replace('.', '')}${inThread}`;
}

/** When Slack took a message, from its ts. */
export const timeOf = (ts: string): Date => new Date(Math.round(Number(ts) * 1000));

/** The ts a message posted at this moment would have at the least. */
export const tsOf = (at: Date): string => `${Math.floor(at.getTime() / 1000)}.000000`;
