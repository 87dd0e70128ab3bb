import type { Message, UploadedFile } from '../protocol.ts';
import { shownMessage } from '../wire/message.ts';
import { compose } from '../wire/typed-text.ts';
import { addFile } from '../world/files.ts';
import {
  addReaction,
  deleteMessage,
  editMessage,
  findEphemeral,
  getMessage,
  postMessage,
  removeReaction,
  replaceEphemeral,
} from '../world/messages.ts';
import { refuseUnless } from '../world/refusal.ts';
import type { StoredFile } from '../world/stored.ts';
import { tell, type World } from '../world/world.ts';
import { findPlace, joinedPlace } from './places.ts';
import { markThreadRead } from './threads.ts';

export function post(
  world: World,
  personId: string,
  place: string,
  words: string,
  threadTs?: string,
  uploads: readonly UploadedFile[] = [],
): Message {
  const channel = joinedPlace(world, personId, place);
  const isToBot = channel.kind === 'dm' && channel.members.has(world.app.botUserId);
  refuseUnless(!isToBot || world.manifest.messagesTab, 'messages_tab_disabled');
  refuseUnless(words.trim() || uploads.length > 0, 'no_text');
  const files = uploads.map((upload) => storeUpload(world, personId, upload));
  for (const file of files) file.channels.add(channel.id);
  const message = postMessage(world, channel, {
    userId: personId,
    text: compose(world, words).text,
    files: files.map(({ id }) => id),
    clientMsgId: world.mint.uuid(),
    ...(files.length > 0 && { subtype: 'file_share' }),
    ...(threadTs && { threadTs }),
  });
  markRead(world, personId, channel.id);
  if (threadTs) markThreadRead(world, personId, channel.id, message.threadTs ?? threadTs);
  for (const file of files) tell(world, { kind: 'file.shared', file, channelId: channel.id });
  return shownMessage(world, message);
}

export function edit(world: World, personId: string, place: string, ts: string, words: string): void {
  const channel = joinedPlace(world, personId, place);
  const message = getMessage(channel, ts);
  refuseUnless(message.userId === personId, 'cant_update_message');
  const { text } = compose(world, words);
  if (text !== message.text)
    editMessage(world, channel, message, { text }, { userId: personId, marked: true });
}

/** One's own message, an admin anybody's; an ephemeral one is dismissed. */
export function remove(world: World, personId: string, place: string, ts: string): void {
  const channel = joinedPlace(world, personId, place);
  const ephemeral = findEphemeral(channel, ts, personId);
  if (ephemeral) {
    replaceEphemeral(world, channel, { ...ephemeral, deleted: true });
    return;
  }

  const message = getMessage(channel, ts);
  const may = message.userId === personId || world.people.get(personId)?.isAdmin;
  refuseUnless(may, 'cant_delete_message');
  deleteMessage(world, channel, message);
}

export function react(world: World, personId: string, place: string, ts: string, name: string): void {
  const channel = joinedPlace(world, personId, place);
  refuseUnless(!channel.isArchived, 'is_archived');
  addReaction(world, channel, ts, bare(name), personId);
}

export function unreact(world: World, personId: string, place: string, ts: string, name: string): void {
  removeReaction(world, joinedPlace(world, personId, place), ts, bare(name), personId);
}

export function markRead(world: World, personId: string, place: string): void {
  const channel = findPlace(world, personId, place);
  channel.lastRead.set(personId, channel.timeline.at(-1) ?? '0');
  tell(world, { kind: 'channel.read', channel, userId: personId });
}

export function storeUpload(
  world: World,
  personId: string,
  upload: UploadedFile,
  isForApp = false,
): StoredFile {
  const data = Buffer.from(upload.data, 'base64');
  return addFile(world, { name: upload.name, mimetype: upload.mimetype, data, userId: personId, isForApp });
}

function bare(name: string): string {
  return name.replace(/^:|:$/g, '');
}
