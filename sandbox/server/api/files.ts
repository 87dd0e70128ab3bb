import { z } from 'zod';
import { fileObject } from '../wire/file.ts';
import { visibleChannel } from '../world/channels.ts';
import { addFile, botMayRead, getFile, mimetypeOf } from '../world/files.ts';
import { postMessage } from '../world/messages.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { StoredFile } from '../world/stored.ts';
import { tell } from '../world/world.ts';
import { list, needed, text } from './args.ts';
import type { Answer, Call, Methods } from './call.ts';
import { messageContent } from './message-content.ts';

const MOST_ALT_TEXT = 1_000;

export const FILE_METHODS: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], tier: 4, handler: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], tier: 4, handler: complete },
  'files.info': { scopes: ['files:read'], tier: 4, handler: info },
  'files.delete': { scopes: ['files:write'], tier: 3, handler: remove },
};

function uploadUrl(call: Call): Answer {
  const name = needed(call.args, 'filename');
  const length = Number(needed(call.args, 'length'));
  refuseUnless(length > 0, 'invalid_arguments');
  const file = addFile(call.world, {
    name,
    mimetype: mimetypeOf(name),
    data: Buffer.alloc(0),
    userId: call.me,
    ...altTextOf(call),
  });
  return { upload_url: `${call.world.baseUrl}/upload/${file.id}?length=${length}`, file_id: file.id };
}

function altTextOf(call: Call): { altText?: string } {
  const altText = text(call.args, 'alt_txt');
  refuseUnless(!altText || altText.length <= MOST_ALT_TEXT, 'alt_txt_too_large');
  return altText ? { altText } : {};
}

const upload = z.object({ id: z.string(), title: z.string().optional() });
const uploads = z.array(upload).min(1);

function complete(call: Call): Answer {
  const { world } = call;
  const given = uploads.safeParse(call.args.files);
  if (!given.success) refuse('invalid_arguments');
  const files = given.data.map((one) => uploaded(call, one));
  const targets = [...list(call.args, 'channels'), text(call.args, 'channel_id') ?? ''].filter(Boolean);
  if (text(call.args, 'thread_ts') && targets.length > 1) refuse('invalid_arguments');
  for (const id of targets) share(call, id, files);
  return { files: files.map((file) => fileObject(world, file)) };
}

function uploaded(call: Call, { id, title }: z.infer<typeof upload>): StoredFile {
  const file = getFile(call.world, id);
  refuseUnless(file.data.length > 0, 'file_not_found');
  if (!title) return file;
  const titled = { ...file, title };
  call.world.files.set(file.id, titled);
  return titled;
}

function share(call: Call, channelId: string, files: readonly StoredFile[]): void {
  const { world, me } = call;
  const channel = visibleChannel(world, channelId, me);
  if (!channel.members.has(me)) refuse('not_in_channel');
  const comment = text(call.args, 'initial_comment');
  const threadTs = text(call.args, 'thread_ts');
  const blocks = call.args.blocks;
  const said = comment ? { text: comment } : { blocks };
  const content = comment || blocks ? messageContent(world, said) : { text: '' };
  for (const file of files) file.channels.add(channel.id);
  postMessage(world, channel, {
    ...content,
    userId: me,
    botId: world.app.botId,
    subtype: 'file_share',
    files: files.map(({ id }) => id),
    ...(threadTs && { threadTs }),
  });
  for (const file of files) tell(world, { kind: 'file.shared', file, channelId: channel.id });
}

function info(call: Call): Answer {
  return {
    file: fileObject(call.world, seenFile(call)),
    comments: [],
    response_metadata: { next_cursor: '' },
  };
}

function remove(call: Call): Answer {
  const file = seenFile(call);
  refuseUnless(file.userId === call.me, 'cant_delete_file');
  call.world.files.delete(file.id);
  tell(call.world, { kind: 'file.deleted', file, channelId: [...file.channels][0] ?? '' });
  return {};
}

function seenFile(call: Call): StoredFile {
  const file = getFile(call.world, needed(call.args, 'file'));
  return botMayRead(call.world, file) ? file : refuse('file_not_found');
}
