import { epoch } from '../world/mint.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Bookmark, Channel } from '../world/stored.ts';
import { tell, type World } from '../world/world.ts';
import { needed, text } from './args.ts';
import { type Answer, type Call, joinedChannelOf, type Methods } from './call.ts';

const MOST = 100;

export const BOOKMARK_METHODS: Methods = {
  'bookmarks.add': { scopes: ['bookmarks:write'], tier: 2, handler: addBookmark },
  'bookmarks.edit': { scopes: ['bookmarks:write'], tier: 2, handler: editBookmark },
  'bookmarks.remove': { scopes: ['bookmarks:write'], tier: 2, handler: removeBookmark },
  'bookmarks.list': { scopes: ['bookmarks:read'], tier: 3, handler: listBookmarks },
};

/** Not idempotent, as in Slack: the same title twice makes two. */
function addBookmark(call: Call): Answer {
  const channel = joinedChannelIn(call);
  const link = text(call.args, 'link') ?? '';
  refuseUnless(needed(call.args, 'type') === 'link', 'invalid_bookmark_type');
  checkLink(link);
  refuseUnless(channel.bookmarks.length < MOST, 'too_many_bookmarks');
  const bookmark: Bookmark = {
    id: call.world.mint.id('Bk'),
    channel_id: channel.id,
    title: needed(call.args, 'title'),
    link,
    emoji: emojiOf(call) ?? '',
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
  checkLink(link);
  const edited = {
    ...bookmark,
    link,
    title: text(call.args, 'title') ?? bookmark.title,
    emoji: emojiOf(call) ?? bookmark.emoji,
    updatedAt: call.world.now(),
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

function checkLink(link: string): void {
  refuseUnless(/^https?:\/\//i.test(link) && URL.canParse(link), 'invalid_link');
}

function emojiOf(call: Call): string | undefined {
  const emoji = text(call.args, 'emoji');
  refuseUnless(!emoji || /^:[a-z0-9_+'-]+:$/.test(emoji), 'invalid_emoji');
  return emoji;
}

/** Bookmark methods name the channel `channel_id`. */
function joinedChannelIn(call: Call): Channel {
  return joinedChannelOf({ ...call, args: { ...call.args, channel: call.args.channel_id } });
}

function bookmarkObject(world: World, { createdAt, updatedAt, ...bookmark }: Bookmark): Answer {
  return {
    ...bookmark,
    icon_url: null,
    entity_id: null,
    date_created: epoch(createdAt),
    date_updated: updatedAt ? epoch(updatedAt) : 0,
    rank: 'i',
    last_updated_by_user_id: world.app.botUserId,
    last_updated_by_team_id: world.team.id,
    shortcut_id: null,
    app_id: world.app.id,
  };
}
