import { channelObject } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import { repliesTo } from '../world/messages.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import { flag, list, needed, text } from './args.ts';
import {
  type Answer,
  anyOf,
  type Call,
  channelOf,
  HISTORY,
  joinedChannelOf,
  type Methods,
  missingScope,
  needKindScope,
  page,
  READ,
} from './call.ts';

const KINDS = { public_channel: 'public', private_channel: 'private', im: 'dm', mpim: 'mpim' } as const;

export const READING_METHODS: Methods = {
  'conversations.info': { scopes: anyOf(READ), tier: 3, handler: info },
  'conversations.list': { scopes: anyOf(READ), tier: 2, handler: listAll },
  'users.conversations': { scopes: anyOf(READ), tier: 3, handler: listOfUser },
  'conversations.members': { scopes: anyOf(READ), tier: 4, handler: members },
  'conversations.history': { scopes: anyOf(HISTORY), tier: 3, handler: history },
  'conversations.replies': { scopes: anyOf(HISTORY), tier: 3, handler: replies },
};

function info(call: Call): Answer {
  const channel = channelOf(call);
  needKindScope(call, channel, READ);
  const count = flag(call.args, 'include_num_members') ? { num_members: channel.members.size } : {};
  return { channel: { ...channelObject(call.world, channel), ...count } };
}

function listAll(call: Call): Answer {
  const seen = listed(call).filter((channel) => channel.kind === 'public' || channel.members.has(call.me));
  return channelPage(call, seen);
}

function listOfUser(call: Call): Answer {
  const user = text(call.args, 'user') ?? call.me;
  const seen = listed(call).filter(
    (channel) => channel.members.has(user) && (channel.kind === 'public' || channel.members.has(call.me)),
  );
  return channelPage(call, seen);
}

function listed(call: Call): readonly Channel[] {
  const asked = list(call.args, 'types');
  const kinds = (asked.length > 0 ? asked : ['public_channel']).map((type) => {
    return KINDS[type as keyof typeof KINDS] ?? refuse('invalid_types');
  });
  for (const kind of kinds) {
    const wanted = READ[kind];
    if (!wanted.some((scope) => call.world.manifest.scopes.has(scope))) missingScope(call.world, wanted);
  }
  return [...call.world.channels.values()].filter(
    (channel) => kinds.includes(channel.kind) && !(channel.isArchived && flag(call.args, 'exclude_archived')),
  );
}

function channelPage(call: Call, channels: readonly Channel[]): Answer {
  const { items, next } = page(call, channels, 1000);
  return {
    channels: items.map((channel) => ({
      ...channelObject(call.world, channel),
      num_members: channel.members.size,
    })),
    response_metadata: { next_cursor: next },
  };
}

function members(call: Call): Answer {
  const channel = channelOf(call);
  needKindScope(call, channel, READ);
  const { items, next } = page(call, [...channel.members], 1000);
  return { members: items, response_metadata: { next_cursor: next } };
}

function history(call: Call): Answer {
  const channel = joinedChannelOf(call);
  needKindScope(call, channel, HISTORY);
  const roots = within(call, messagesOf(channel, channel.timeline))
    .filter((message) => !message.threadTs || message.subtype === 'thread_broadcast')
    .reverse();
  const { items, next } = pageBefore(call, roots);
  return {
    messages: items.map((message) => wire(call, message)),
    has_more: next !== '',
    is_limited: false,
    pin_count: channel.pins.length,
    ...(text(call.args, 'oldest') && { oldest: text(call.args, 'oldest') }),
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...(next && { response_metadata: { next_cursor: next } }),
  };
}

/** History goes on from a message, not from a count: what is posted meanwhile moves no page. */
function pageBefore(call: Call, messages: readonly StoredMessage[]) {
  const cursor = text(call.args, 'cursor');
  const before = cursor && Buffer.from(cursor, 'base64').toString();
  if (before && !/^next_ts:\d+\.\d+$/.test(before)) refuse('invalid_cursor');
  const rest = before ? messages.filter((message) => message.ts < before.slice('next_ts:'.length)) : messages;
  const limit = Math.min(Number(call.args.limit ?? 100) || 100, 999);
  const items = rest.slice(0, limit);
  const last = items.at(-1)?.ts;
  const next = last && rest.length > limit ? Buffer.from(`next_ts:${last}`).toString('base64') : '';
  return { items, next };
}

function replies(call: Call): Answer {
  const channel = joinedChannelOf(call);
  needKindScope(call, channel, HISTORY);
  const asked = channel.messages.get(needed(call.args, 'ts'));
  refuseUnless(asked, 'thread_not_found');
  const root = asked.threadTs ?? asked.ts;
  const found = within(call, messagesOf(channel, repliesTo(channel, root)));
  const { items, next } = page(call, [...messagesOf(channel, [root]), ...found], 1000);
  return {
    messages: items.map((message) => wire(call, message)),
    has_more: next !== '',
    is_limited: false,
    ...(next && { response_metadata: { next_cursor: next } }),
  };
}

function wire(call: Call, message: StoredMessage): Answer {
  const metadata = flag(call.args, 'include_all_metadata') ?? false;
  return messageObject(call.world, message, { counts: true, metadata });
}

function messagesOf(channel: Channel, ts: readonly string[]): StoredMessage[] {
  return ts.flatMap((one) => channel.messages.get(one) ?? []);
}

function within(call: Call, messages: StoredMessage[]): StoredMessage[] {
  const oldest = Number(text(call.args, 'oldest') ?? 0);
  const latest = Number(text(call.args, 'latest') || Number.POSITIVE_INFINITY);
  if (Number.isNaN(oldest)) refuse('invalid_ts_oldest');
  if (Number.isNaN(latest)) refuse('invalid_ts_latest');
  const inclusive = flag(call.args, 'inclusive') ?? false;
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
}
