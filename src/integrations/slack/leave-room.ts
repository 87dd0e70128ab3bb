import type { LeftAsItWas, Outcome } from '../../domain/outcome.ts';
import type { SlackParcel } from '../../domain/parcel.ts';
import { drawWords } from '../../views/words.ts';
import { type SlackCalls, SlackTrouble } from './calls.ts';
import { dropBookmarks } from './incident-bookmarks.ts';
import { MOST_NAMES, nameFor } from './incident-channels.ts';
import { findPosted } from './post.ts';

/** Waiting for somebody to mend these would keep for ever what nobody is told of. */
const NOT_TO_BE_MENDED = ['is_archived', 'not_in_channel'];

const whyOf = (error: unknown): string => (error instanceof SlackTrouble ? error.outcome.why : '');

/** Slack says no, and will say so again. */
const isRefused = (error: unknown): boolean =>
  error instanceof SlackTrouble &&
  (error.outcome.is === 'failed' || NOT_TO_BE_MENDED.includes(error.outcome.why));

/** Somebody took the desk out of a channel that everybody can enter: it comes back to tidy up. */
async function comingIn(calls: SlackCalls, channel: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (whyOf(error) !== 'not_in_channel') throw error;
    await calls.call('conversations.join', { channel });
    await work();
  }
}

/** Deleted by somebody, or in a channel that is gone: it tells nothing any more. */
const GONE = ['message_not_found', 'thread_not_found', 'channel_not_found'];

/** A message becomes other words; what Slack does not let be changed fails, so that somebody is told. */
export async function cutMessage(
  calls: SlackCalls,
  { channel, ...message }: { readonly channel: string; readonly ts: string },
): Promise<void> {
  try {
    await comingIn(calls, channel, () => calls.call('chat.update', { channel, ...message }));
  } catch (error) {
    if (GONE.includes(whyOf(error))) return;
    throw isRefused(error) ? new SlackTrouble({ is: 'failed', why: whyOf(error) }) : error;
  }
}

/** What was posted under that key, where it stands. */
export async function cutSought(
  calls: SlackCalls,
  { channelId: channel, threadTs, key, since, words }: Extract<SlackParcel, { kind: 'incident.cut-sought' }>,
): Promise<void> {
  try {
    await comingIn(calls, channel, async () => {
      const ts = await findPosted(calls, channel, threadTs, { key, since });
      if (ts) await cutMessage(calls, { channel, ts, ...drawWords(words) });
    });
  } catch (error) {
    if (GONE.includes(whyOf(error))) return;
    throw isRefused(error) ? new SlackTrouble({ is: 'failed', why: whyOf(error) }) : error;
  }
}

/** Its topic, bookmarks and name say nothing any more, and nobody writes in it (INC-10); what stays as it was is told. */
export async function leaveRoom(
  calls: SlackCalls,
  { channelId: channel, name, topic }: Extract<SlackParcel, { kind: 'incident.leave-room' }>,
  isUnclear: boolean,
): Promise<Outcome> {
  const stays: LeftAsItWas[] = [];
  const attempt = async (what: LeftAsItWas['what'], work: () => Promise<unknown>): Promise<string> => {
    try {
      await work();
      return '';
    } catch (error) {
      if (!isRefused(error)) throw error;
      stays.push({ what, why: whyOf(error) });
      return whyOf(error);
    }
  };

  const left = (of = stays): Outcome => ({ is: 'answered', answer: { of: 'left', stays: of } });

  const refusal = await attempt('topic', () =>
    comingIn(calls, channel, () => calls.call('conversations.setTopic', { channel, topic })),
  );
  if (refusal === 'channel_not_found') return left([]);
  // By the desk itself, where that was not answered; or by somebody, before.
  if (refusal === 'is_archived') return left(isUnclear ? [] : stays);
  await dropBookmarks(calls, channel);
  await attempt('name', () => rename(calls, channel, name));
  await attempt('room', () => calls.call('conversations.archive', { channel }));
  return left();
}

/** Somebody may have a channel of that name; and it may have it already, by a try that was not answered. */
async function rename(calls: SlackCalls, channel: string, wanted: string): Promise<void> {
  for (let n = 1; ; n++) {
    try {
      await calls.call('conversations.rename', { channel, name: nameFor(wanted, n) });
      return;
    } catch (error) {
      if (whyOf(error) !== 'name_taken' || n === MOST_NAMES) throw error;
      if ((await nameOf(calls, channel)) === nameFor(wanted, n)) return;
    }
  }
}

async function nameOf(calls: SlackCalls, channel: string): Promise<string> {
  const info = await calls.call<{ channel: { name: string } }>('conversations.info', { channel });
  return info.channel.name;
}
