import type { Outcome } from '../../domain/outcome.ts';
import { ensure, type SlackCalls, SlackTrouble } from './calls.ts';

const NAME = 'desk-triage';
const TOPIC = 'Tickets arrive here. Whoever is in this channel is an agent of the desk.';
const MOST_NAMES = 5;

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly is_member?: boolean;
  readonly is_archived?: boolean;
  readonly is_ext_shared?: boolean;
}

/**
 * The private #desk-triage the desk is in, else one it makes, with the workspace's admins invited. A public
 * channel of that name is never taken: its members would become agents.
 */
export async function findTriage(calls: SlackCalls, adminIds: readonly string[]): Promise<Outcome> {
  const channel = (await findOwn(calls)) ?? (await create(calls));
  const present = await membersOf(calls, channel.id);
  for (const users of adminIds.filter((id) => !present.includes(id))) {
    const alreadySo = ['already_in_channel', 'cant_invite_self', 'user_is_restricted', 'cant_invite'];
    await ensure(calls, 'conversations.invite', { channel: channel.id, users }, alreadySo);
  }
  const memberIds = await membersOf(calls, channel.id);
  return { is: 'answered', answer: { of: 'triage', channelId: channel.id, name: channel.name, memberIds } };
}

async function membersOf(calls: SlackCalls, channel: string): Promise<string[]> {
  const args = { channel, limit: 1000 };
  const { members } = await calls.call<{ members: string[] }>('conversations.members', args);
  return members;
}

/** What an earlier start made, or somebody made for the desk. */
async function findOwn(calls: SlackCalls): Promise<Listed | undefined> {
  const { channels } = await calls.call<{ channels: Listed[] }>('conversations.list', {
    types: 'private_channel',
    exclude_archived: true,
    limit: 1000,
  });
  return channels.find(
    (channel) => channel.is_member && !channel.is_ext_shared && channel.name.startsWith(NAME),
  );
}

/** A name may be taken, also by an archived or invisible channel. */
async function create(calls: SlackCalls): Promise<Listed> {
  for (let n = 1; ; n++) {
    const name = n === 1 ? NAME : `${NAME}-${n}`;
    try {
      const { channel } = await calls.call<{ channel: Listed }>('conversations.create', {
        name,
        is_private: true,
      });
      await ensure(calls, 'conversations.setTopic', { channel: channel.id, topic: TOPIC }, []);
      return channel;
    } catch (error) {
      const isTaken = error instanceof SlackTrouble && error.outcome.why === 'name_taken';
      if (!isTaken || n === MOST_NAMES) throw error;
    }
  }
}
