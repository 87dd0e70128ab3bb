import type { Message } from '../protocol.ts';
import { shownFile } from '../world/files.ts';
import { repliesTo } from '../world/messages.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { fileObject, tombstoneFile } from './file.ts';
import { compose, richText } from './typed-text.ts';

export interface MessageWire {
  /** History shows reactions and reply counts; an event does not. */
  readonly counts?: boolean;
  readonly metadata?: boolean;
}

export function messageObject(
  world: World,
  message: StoredMessage,
  shows: MessageWire = {},
): Record<string, unknown> {
  const channel = world.channels.get(message.channel);
  const isBot = message.botId !== undefined;
  return {
    ...(message.clientMsgId && { client_msg_id: message.clientMsgId }),
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    text: message.text,
    ...(message.subtype !== 'bot_message' && { user: message.deleted ? 'USLACKBOT' : message.userId }),
    ts: message.ts,
    ...(isBot && botFields(world)),
    ...(!message.subtype && teamFields(world, message.userId)),
    ...(message.files.length > 0 && {
      files: fileObjects(world, message),
      upload: false,
      display_as_bot: false,
    }),
    ...blocksOf(world, message),
    ...(message.attachments && { attachments: message.attachments }),
    ...(message.edited && { edited: message.edited }),
    ...(shows.metadata && message.metadata && { metadata: message.metadata }),
    ...message.about,
    ...threadFields(channel, message, shows.counts ?? false),
    ...(shows.counts && channel?.pins.includes(message.ts) && { pinned_to: [channel.id] }),
    ...(shows.counts && message.reactions.length > 0 && { reactions: reactionObjects(message) }),
  };
}

export function reactionObjects(message: StoredMessage): readonly Record<string, unknown>[] {
  return message.reactions.map(({ name, users }) => ({ name, users, count: users.length }));
}

/** The same message as a person's window shows it. */
export function shownMessage(world: World, message: StoredMessage): Message {
  const channel = world.channels.get(message.channel);
  const replies = channel ? repliesTo(channel, message.ts) : [];
  const latestReply = replies.at(-1);
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs && { threadTs: message.threadTs }),
    user: message.userId,
    text: message.text,
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.subtype && message.subtype !== 'bot_message' && { subtype: message.subtype }),
    edited: message.edited !== undefined,
    deleted: message.deleted ?? false,
    ...(message.ephemeralFor && { ephemeralFor: message.ephemeralFor }),
    reactions: message.reactions,
    files: message.files.flatMap((id) => {
      const file = world.files.get(id);
      return file ? [shownFile(file)] : [];
    }),
    replyCount: replies.length,
    ...(latestReply && { latestReply }),
  };
}

function botFields(world: World): Record<string, unknown> {
  const { id, botId } = world.app;
  const profile = {
    id: botId,
    app_id: id,
    user_id: world.app.botUserId,
    name: world.manifest.name,
    deleted: false,
  };
  return { bot_id: botId, app_id: id, bot_profile: { ...profile, team_id: world.team.id } };
}

/** People of another company carry their own team through a shared channel. */
function teamFields(world: World, userId: string): Record<string, unknown> {
  if (!world.people.get(userId)?.isStranger) return { team: world.team.id };
  const { strangersId } = world.team;
  return { team: strangersId, user_team: strangersId, source_team: strangersId };
}

function fileObjects(world: World, message: StoredMessage): readonly Record<string, unknown>[] {
  return message.files.map((id) => {
    const file = world.files.get(id);
    return file ? fileObject(world, file) : tombstoneFile(id);
  });
}

/** People's words carry the composer's rich text; what the bot sent without blocks gets none. */
function blocksOf(world: World, message: StoredMessage): Record<string, unknown> {
  if (message.blocks) return { blocks: message.blocks };
  if (message.botId || message.ephemeralFor || !message.text) return {};
  if (message.subtype && message.subtype !== 'file_share') return {};
  const { elements } = compose(world, readable(world, message.text));
  return { blocks: [richText(message.ts.slice(-5), elements)] };
}

/** Back to what was typed, so that rich text is composed from one form only. */
function readable(world: World, text: string): string {
  return text
    .replace(/<@(\w+)>/g, (_, id: string) => `@${world.people.get(id)?.handle ?? id}`)
    .replace(/<#\w+\|([^>]*)>/g, '#$1')
    .replace(/<!(\w+)>/g, '@$1')
    .replace(/<!subteam\^(\w+)[^>]*>/g, (_, id: string) => `@${world.usergroups.get(id)?.handle ?? id}`)
    .replace(/<([^>]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function threadFields(
  channel: Channel | undefined,
  message: StoredMessage,
  counts: boolean,
): Record<string, unknown> {
  const replies = channel ? repliesTo(channel, message.ts) : [];
  if (message.threadTs) {
    const parent = channel?.messages.get(message.threadTs)?.userId;
    return { thread_ts: message.threadTs, ...(parent && { parent_user_id: parent }) };
  }
  if (replies.length === 0) return {};
  if (!counts) return { thread_ts: message.ts };

  const users = [...new Set(replies.map((ts) => channel?.messages.get(ts)?.userId))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users.slice(0, 5),
    latest_reply: replies.at(-1),
    is_locked: false,
    subscribed: false,
  };
}
