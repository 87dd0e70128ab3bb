import type { ThreadInfo } from '../protocol.ts';
import { repliesTo } from '../world/messages.ts';
import type { Channel, StoredMessage } from '../world/stored.ts';
import { tell, type World } from '../world/world.ts';
import { joinedPlace } from './places.ts';

/** The thread of this root as the person has it in their list; undefined when they do not follow it. */
export function threadInfo(channel: Channel, rootTs: string, personId: string): ThreadInfo | undefined {
  const root = channel.messages.get(rootTs);
  const replies = repliesTo(channel, rootTs).flatMap((ts) => channel.messages.get(ts) ?? []);
  const latestReply = replies.at(-1)?.ts;
  if (!root || !latestReply || !channel.members.has(personId)) return undefined;
  if (![root, ...replies].some((message) => draws(message, personId))) return undefined;

  const read = channel.threadsRead.get(rootTs)?.get(personId) ?? '0';
  const unread = replies.filter(({ ts, userId }) => userId !== personId && ts > read).length;
  return { channel: channel.id, ts: rootTs, text: root.text, latestReply, unread };
}

export function threadsOf(world: World, personId: string): readonly ThreadInfo[] {
  return [...world.channels.values()]
    .flatMap((channel) =>
      [...channel.threads.keys()].flatMap((ts) => threadInfo(channel, ts, personId) ?? []),
    )
    .sort((a, b) => (a.latestReply < b.latestReply ? 1 : -1));
}

export function markThreadRead(world: World, personId: string, place: string, rootTs: string): void {
  const channel = joinedPlace(world, personId, place);
  const message = channel.messages.get(rootTs);
  const latest = repliesTo(channel, rootTs).at(-1);
  if (!message || !latest) return;
  readThread(channel, rootTs, personId, latest);
  tell(world, { kind: 'thread.read', message, userId: personId });
}

export function readThread(channel: Channel, rootTs: string, personId: string, ts: string): void {
  const readers = channel.threadsRead.get(rootTs) ?? new Map<string, string>();
  channel.threadsRead.set(rootTs, readers.set(personId, ts));
}

/** Who wrote a message follows its thread, and who is named in it. */
function draws({ userId, text }: StoredMessage, personId: string): boolean {
  return userId === personId || text.includes(`<@${personId}`);
}
