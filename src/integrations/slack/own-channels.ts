import type { Outcome } from '../../domain/outcome.ts';
import type { SlackCalls } from './calls.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly is_member?: boolean;
  readonly is_ext_shared?: boolean;
  readonly is_shared?: boolean;
}

interface Page {
  readonly channels: readonly Listed[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

const MOST_PAGES = 25;

/** The private channels the desk is in. */
export async function findOwnChannels(calls: SlackCalls): Promise<Outcome> {
  const found: Listed[] = [];
  let cursor: string | undefined;
  for (let n = 0; n < MOST_PAGES; n++) {
    const place = cursor ? { cursor } : {};
    const kinds = { types: 'private_channel', exclude_archived: true, limit: 200 };
    const page: Page = await calls.call('conversations.list', { ...kinds, ...place });
    found.push(...page.channels.filter((channel) => channel.is_member));
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) break;
  }
  const channels = found.map(({ id, name, is_ext_shared, is_shared }) => ({
    channelId: id,
    name,
    isShared: Boolean(is_ext_shared || is_shared),
  }));
  return { is: 'answered', answer: { of: 'channels', channels } };
}
