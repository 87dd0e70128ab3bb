import type { SlackParcel } from '../../domain/parcel.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';

interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly link?: string;
}

/** A room that is gone, or full, or closed to bookmarks, goes without: the card has the links too. */
const WITHOUT = ['is_archived', 'channel_not_found', 'too_many_bookmarks', 'permission_denied'];

/** Nobody changes it any more, or not the desk. */
const GONE = ['is_archived', 'channel_not_found', 'not_in_channel'];

/** Slack adds the same bookmark twice where it is asked twice, so what is there is looked at first. */
export async function keepBookmarks(
  calls: SlackCalls,
  { channelId, links }: Extract<SlackParcel, { kind: 'incident.bookmarks' }>,
): Promise<void> {
  const { bookmarks } = await calls.call<{ bookmarks: Bookmark[] }>('bookmarks.list', {
    channel_id: channelId,
  });
  for (const { title, url } of links) {
    const there = bookmarks.find((bookmark) => bookmark.title === title);
    if (there?.link === url) continue;
    const what = { channel_id: channelId, title, link: url };
    if (there) await ensure(calls, 'bookmarks.edit', { ...what, bookmark_id: there.id }, WITHOUT);
    else await ensure(calls, 'bookmarks.add', { ...what, type: 'link' }, WITHOUT);
  }
}

/** All of a room that is left; of one the desk is out of already, none. */
export async function dropBookmarks(calls: SlackCalls, channelId: string): Promise<void> {
  for (const { id } of await listThere(calls, channelId)) {
    const which = { channel_id: channelId, bookmark_id: id };
    await ensure(calls, 'bookmarks.remove', which, [...WITHOUT, 'not_found']);
  }
}

async function listThere(calls: SlackCalls, channelId: string): Promise<readonly Bookmark[]> {
  try {
    const list = await calls.call<{ bookmarks: Bookmark[] }>('bookmarks.list', { channel_id: channelId });
    return list.bookmarks;
  } catch (error) {
    if (error instanceof SlackTrouble && GONE.includes(error.outcome.why)) return [];
    throw error;
  }
}
