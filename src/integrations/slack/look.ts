import type { Outcome, PersonFacts, ReadMessage } from '../../domain/outcome.ts';
import type { Parcel } from '../../domain/parcel.ts';
import { type SlackCalls, SlackTrouble } from './calls.ts';
import { readPerson, readSince } from './reading.ts';

/** Codes that say the desk cannot read there any more, whoever may mend it. */
const UNREADABLE = ['not_in_channel', 'channel_not_found', 'is_archived', 'thread_not_found'];

/**
 * A thread from the first of the desk's own messages on, whether they all stand there, and its requester. A direct
 * message is read beside its thread too: people answer where they write.
 */
export async function look(
  calls: SlackCalls,
  workspaceId: string,
  { channelId, threadTs, requesterId, ours }: Extract<Parcel, { kind: 'look' }>,
): Promise<Outcome> {
  const [first = threadTs] = ours;
  const people = await peopleOf(calls, workspaceId, requesterId);
  const answer = (messages: readonly ReadMessage[], gone: readonly string[] | string): Outcome => ({
    is: 'answered',
    answer: { of: 'look', channelId, messages, gone, people },
  });
  try {
    const inThread = await readSince(
      calls,
      'conversations.replies',
      { channel: channelId, ts: threadTs },
      first,
    );
    const beside = channelId.startsWith('D')
      ? await readSince(calls, 'conversations.history', { channel: channelId }, first)
      : { all: [], messages: [] };
    const messages = new Map([...inThread.messages, ...beside.messages].map((one) => [one.ts, one]));
    const standing = [...inThread.all, ...beside.all];
    const inOrder = [...messages.values()].sort((a, b) => Number(a.ts) - Number(b.ts));
    return answer(
      inOrder,
      ours.filter((ts) => !standing.includes(ts)),
    );
  } catch (error) {
    const why = error instanceof SlackTrouble ? error.outcome.why : '';
    if (UNREADABLE.includes(why)) return answer([], why);
    throw error;
  }
}

async function peopleOf(
  calls: SlackCalls,
  workspaceId: string,
  personId: string,
): Promise<readonly PersonFacts[]> {
  const read = await readPerson(calls, workspaceId, personId);
  return read.is === 'answered' && read.answer.of === 'people' ? read.answer.people : [];
}
