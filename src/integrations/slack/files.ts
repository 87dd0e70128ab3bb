import { escapeText } from '../../domain/message/slack-text.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Destination, Effect, SlackParcel } from '../../domain/parcel.ts';
import { type SlackCalls, SlackTrouble } from './calls.ts';
import { placeOf } from './post.ts';

/** Larger ones stay where they are, and are only named. */
const MOST_BYTES = 50 * 1024 * 1024;
const PATIENCE_MS = 30_000;

type FileParcel = Extract<SlackParcel, { kind: 'file' }>;

/** Slack shows a file only to who may see its message, so the other side gets a copy of its own. */
export async function carryFile(calls: SlackCalls, parcel: FileParcel, effect: Effect): Promise<Outcome> {
  const { name, size, url } = parcel.file;
  const comment = `From ${escapeText(parcel.author)}:`;
  return shareFile(calls, parcel.to, { name, size, bytes: () => download(calls, url), comment }, effect);
}

interface Shared {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array<ArrayBuffer>>;
  /** What stands above it. */
  readonly comment: string;
}

/** Uploads a file into a conversation, once. */
export async function shareFile(
  calls: SlackCalls,
  to: Destination,
  file: Shared,
  effect: Effect,
): Promise<Outcome> {
  const { channelId, threadTs } = await placeOf(calls, to);
  if (effect.isUnclear && (await isThere(calls, channelId, threadTs, file, effect))) return { is: 'done' };
  if (file.size > MOST_BYTES) return { is: 'failed', why: 'file too large' };
  const bytes = await file.bytes();
  const { upload_url: url, file_id: id } = await calls.call<{ upload_url: string; file_id: string }>(
    'files.getUploadURLExternal',
    { filename: file.name, length: bytes.byteLength },
  );
  await upload(url, bytes);
  await calls.call('files.completeUploadExternal', {
    files: [{ id, title: file.name }],
    channel_id: channelId,
    ...(threadTs ? { thread_ts: threadTs } : {}),
    initial_comment: file.comment,
  });
  return { is: 'done' };
}

/** The token goes to Slack's own hosts alone, and never along a redirect (T11). */
async function download(calls: SlackCalls, address: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(address);
  const isSlacks = url.protocol === 'https:' && url.hostname === 'files.slack.com';
  const isOwn = url.origin === new URL(calls.apiUrl).origin;
  if (!isSlacks && !isOwn) throw new SlackTrouble({ is: 'failed', why: 'file elsewhere' });
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${calls.token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.ok) return new Uint8Array(await response.arrayBuffer());
  throw new SlackTrouble({
    is: response.status >= 500 ? 'unclear' : 'failed',
    why: `file HTTP ${response.status}`,
  });
}

async function upload(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    body: bytes,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new SlackTrouble({ is: 'unclear', why: `upload HTTP ${response.status}` });
}

interface Listing {
  readonly messages?: readonly {
    readonly files?: readonly { readonly name?: string; readonly size?: number }[];
  }[];
}

/** Files carry no key of ours: one of that name and size in that thread since then is taken for it. */
async function isThere(
  calls: SlackCalls,
  channelId: string,
  threadTs: string | null,
  { name, size }: Pick<Shared, 'name' | 'size'>,
  effect: Effect,
): Promise<boolean> {
  const method = threadTs ? 'conversations.replies' : 'conversations.history';
  const found: Listing = await calls.call(method, {
    channel: channelId,
    ...(threadTs ? { ts: threadTs } : {}),
    oldest: String(effect.since.getTime() / 1000 - 60),
    limit: 200,
  });
  return (found.messages ?? []).some((message) =>
    message.files?.some((file) => file.name === name && file.size === size),
  );
}
