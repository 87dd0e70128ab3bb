import type { Outcome } from '../../domain/outcome.ts';
import type { Destination, Effect } from '../../domain/parcel.ts';
import type { Drawn } from '../../views/blocks.ts';
import type { SlackCalls } from './calls.ts';
import { findNamed } from './incident-channels.ts';

interface Posted {
  readonly channel: string;
  readonly ts: string;
}

interface Found {
  readonly messages?: readonly {
    readonly ts: string;
    readonly metadata?: { readonly event_payload?: { readonly k?: unknown } };
  }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

const MINUTE_MS = 60_000;
const MOST_PAGES = 10;

/** Bot messages link and mention nothing by themselves (CNV-5, N-6). */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, parse: 'none' } as const;

/**
 * Slack has no key against double posting, so ours goes into the message's metadata; after an unclear answer
 * the place is read for it first, and only what is not there is posted.
 */
export async function post(
  calls: SlackCalls,
  to: Destination,
  drawn: Drawn,
  effect: Effect,
): Promise<Outcome> {
  const { channelId, threadTs } = await placeOf(calls, to);
  const known = effect.isUnclear ? await findPosted(calls, channelId, threadTs, effect) : undefined;
  if (known) return { is: 'posted', channelId, ts: known };
  const args = {
    channel: channelId,
    ...(threadTs ? { thread_ts: threadTs } : {}),
    // In a direct message nobody looks into threads: what is said there is seen where the person is.
    ...(threadTs && channelId.startsWith('D') ? { reply_broadcast: true } : {}),
    ...drawn,
    ...QUIET,
    metadata: { event_type: 'firstline', event_payload: { k: effect.key } },
  };
  const { ts, channel } = await calls.call<Posted>('chat.postMessage', args);
  return { is: 'posted', channelId: channel, ts };
}

/** Opening somebody's direct message again gives the same one. */
export async function placeOf(
  calls: SlackCalls,
  to: Destination,
): Promise<{ channelId: string; threadTs: string | null }> {
  if ('channelId' in to) return to;
  if ('channelName' in to) return { channelId: await findNamed(calls, to.channelName), threadTs: null };
  const { channel } = await calls.call<{ channel: { id: string } }>('conversations.open', {
    users: to.personId,
  });
  return { channelId: channel.id, threadTs: null };
}

/**
 * A thread is read whole, and of a channel the newest page whatever its times: the desk's clock says when it tried, and
 * Slack's when it took the message, and the two may have been far apart.
 */
export async function findPosted(
  calls: SlackCalls,
  channelId: string,
  threadTs: string | null,
  effect: Pick<Effect, 'key' | 'since'>,
): Promise<string | undefined> {
  const oldest = (effect.since.getTime() - MINUTE_MS) / 1000;
  const where = threadTs ? { ts: threadTs } : {};
  const method = threadTs ? 'conversations.replies' : 'conversations.history';
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Found = await calls.call(method, {
      channel: channelId,
      ...where,
      limit: 200,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    const ours = found.messages?.find((message) => message.metadata?.event_payload?.k === effect.key);
    if (ours) return ours.ts;
    cursor = found.response_metadata?.next_cursor;
    const isPast = !threadTs && Number(found.messages?.at(-1)?.ts) < oldest;
    if (!cursor || isPast) return undefined;
  }
  return undefined;
}
