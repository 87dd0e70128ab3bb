import { messageObject } from '../wire/message.ts';
import { getMessage } from '../world/messages.ts';
import { epoch } from '../world/mint.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Bookmark, Channel } from '../world/stored.ts';
import { tell, type World } from '../world/world.ts';
import { needed, text } from './args.ts';
import { type Answer, type Call, joinedChannelOf, type Methods } from './call.ts';

const MOST_PINS = 100;

export const PIN_METHODS: Methods = {
  'pins.add': { scopes: ['pins:write'], tier: 2, handler: pin },
  'pins.remove': { scopes: ['pins:write'], tier: 2, handler: unpin },
  'pins.list': { scopes: ['pins:read'], tier: 2, handler: listPins },
  'bookmarks.add': { scopes: ['bookmarks:write'], tier: 2, handler: addBookmark },
  'bookmarks.edit': { scopes: ['bookmarks:write'], tier: 2, handler: editBookmark },
  'bookmarks.remove': { scopes: ['bookmarks:write'], tier: 2, handler: removeBookmark },
  'bookmarks.list': { scopes: ['bookmarks:read'], tier: 3, handler: listBookmarks },
};

function pin(call: Call): Answer {
  const channel = joinedChannelOf(call);
  const message = getMessage(channel, needed(call.args, 'timestamp'));
  refuseUnless(!channel.pins.includes(message.ts), 'already_pinned');
  refuseUnless(channel.pins.length < MOST_PINS, 'too_many_pins');
  channel.pins.push(message.ts);
  tell(call.world, { kind: 'pin.added', channel, message, userId: call.me });
  return {};
}

function unpin(call: Call): Answer {
  const channel = joinedChannelOf(call);
  const message = getMessage(channel, needed(call.args, 'timestamp'));
  const at = channel.pins.indexOf(message.ts);
  if (at < 0) refuse('no_pin');
  channel.pins.splice(at, 1);
  tell(call.world, { kind: 'pin.removed', channel, message, userId: call.me });
  return {};
}

function listPins(call: Call): Answer {
  const channel = joinedChannelOf(call);
  const items = channel.pins.flatMap((ts) => {
    const message = channel.messages.get(ts);
    if (!message) return [];
    return [{ type: 'message', channel: channel.id, message: messageObject(call.world, message) }];
  });
  return { items };
}

/** Not idempotent, as in Slack: the same title twice makes two. */
function addBookmark(call: Call): Answer {
  const channel = joinedChannelIn(call);
  const link = text(call.args, 'link') ?? '';
  refuseUnless(needed(call.args, 'type') === 'link', 'invalid_bookmark_type');
  refuseUnless(URL.canParse(link), 'invalid_link');
  const bookmark: Bookmark = {
    id: call.world.mint.id('Bk'),
    channel_id: channel.id,
    title: needed(call.args, 'title'),
    link,
    emoji: text(call.args, 'emoji') ?? '',
    type: 'link',
    createdAt: call.world.now(),
  };
  channel.bookmarks.push(bookmark);
  redraw(call, channel);
  return { bookmark: bookmarkObject(call.world, bookmark) };
}

function editBookmark(call: Call): Answer {
  const channel = joinedChannelIn(call);
  const at = channel.bookmarks.findIndex(({ id }) => id === needed(call.args, 'bookmark_id'));
  const bookmark = channel.bookmarks[at] ?? refuse('not_found');
  const link = text(call.args, 'link') ?? bookmark.link;
  refuseUnless(URL.canParse(link), 'invalid_link');
  const edited = {
    ...bookmark,
    link,
    title: text(call.args, 'title') ?? bookmark.title,
    emoji: text(call.args, 'emoji') ?? bookmark.emoji,
  };
  channel.bookmarks[at] = edited;
  redraw(call, channel);
  return { bookmark: bookmarkObject(call.world, edited) };
}

function removeBookmark(call: Call): Answer {
  const channel = joinedChannelIn(call);
  const at = channel.bookmarks.findIndex(({ id }) => id === needed(call.args, 'bookmark_id'));
  if (at < 0) refuse('not_found');
  channel.bookmarks.splice(at, 1);
  redraw(call, channel);
  return {};
}

function listBookmarks(call: Call): Answer {
  const channel = joinedChannelIn(call);
  return { bookmarks: channel.bookmarks.map((bookmark) => bookmarkObject(call.world, bookmark)) };
}

function redraw(call: Call, channel: Channel): void {
  tell(call.world, { kind: 'channel.redrawn', channel, userId: call.me });
}

/** Bookmark methods name the channel `channel_id`. */
function joinedChannelIn(call: Call): Channel {
  return joinedChannelOf({ ...call, args: { ...call.args, channel: call.args.channel_id } });
}

function bookmarkObject(world: World, { createdAt, ...bookmark }: Bookmark): Answer {
  const at = epoch(createdAt);
  return { ...bookmark, date_created: at, date_updated: at, rank: 'i', app_id: world.app.id, icon_url: null };
}
