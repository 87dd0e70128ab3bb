import type { Outcome, ReadMessage, ReadRoot } from '../../domain/outcome.ts';
import { personFacts, type SlackUser } from '../../domain/people/person-facts.ts';
import { type SlackCalls, SlackTrouble } from './calls.ts';
import { placeOf } from './post.ts';

interface SlackMessage {
  readonly ts: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly subtype?: string;
  readonly thread_ts?: string;
  readonly reply_count?: number;
  readonly text?: string;
  readonly files?: readonly {
    readonly id: string;
    readonly name?: string;
    readonly mimetype?: string;
    readonly size?: number;
    readonly url_private?: string;
  }[];
  readonly reactions?: readonly {
    readonly name?: string;
    readonly users?: readonly string[];
    readonly count?: number;
  }[];
}

export interface Page {
  readonly messages?: readonly SlackMessage[];
  readonly members?: readonly (SlackUser | string)[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

const MOST_PAGES = 25;

/** All pages of one question, up to a limit that no desk's down-time should reach. */
async function pages(
  calls: SlackCalls,
  method: string,
  args: Record<string, unknown>,
): Promise<readonly Page[]> {
  const read: Page[] = [];
  let cursor: string | undefined;
  do {
    const place = cursor ? { cursor } : {};
    const page: Page = await calls.call(method, { ...args, limit: 200, ...place }, true);
    read.push(page);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor && read.length < MOST_PAGES);
  return read;
}

/** The replies of a thread and its root, oldest first. */
export async function readThread(
  calls: SlackCalls,
  channelId: string,
  threadTs: string,
  since: string | null,
): Promise<Outcome> {
  const args = { channel: channelId, ts: threadTs, ...(since ? { oldest: since } : {}) };
  const read = await pages(calls, 'conversations.replies', args);
  return messagesOf(channelId, read);
}

/** What was written in a channel after `since`, oldest first. */
export async function readChannel(calls: SlackCalls, channelId: string, since: string): Promise<Outcome> {
  const read = await pages(calls, 'conversations.history', { channel: channelId, oldest: since });
  return messagesOf(channelId, read);
}

/** From a message on, that one too: what people wrote, and the ts of all there is. */
export async function readSince(
  calls: SlackCalls,
  method: 'conversations.replies' | 'conversations.history',
  place: { channel: string; ts?: string },
  oldest: string,
): Promise<{ all: readonly string[]; messages: readonly ReadMessage[] }> {
  const read = await pages(calls, method, { ...place, oldest, inclusive: true });
  const standing = read
    .flatMap((page) => page.messages ?? [])
    .filter(({ subtype }) => subtype !== 'tombstone');
  return { all: standing.map(({ ts }) => ts), messages: byPeople(read) };
}

function messagesOf(channelId: string, read: readonly Page[]): Outcome {
  return { is: 'answered', answer: { of: 'messages', channelId, messages: byPeople(read) } };
}

const byPeople = (read: readonly Page[]): ReadMessage[] =>
  read
    .flatMap((page) => page.messages ?? [])
    .filter(isPersons)
    .map(readMessageFrom)
    .sort((a, b) => Number(a.ts) - Number(b.ts));

/** What people wrote in the channel itself, oldest first, each with how many replies it has. */
export const readRoots = ({ messages = [] }: Page): ReadRoot[] =>
  messages
    .filter((message) => isPersons(message) && (message.thread_ts ?? message.ts) === message.ts)
    .map((message) => ({ ...readMessageFrom(message), replies: message.reply_count ?? 0 }))
    .sort((a, b) => Number(a.ts) - Number(b.ts));

const BY_PEOPLE: readonly (string | undefined)[] = [undefined, 'file_share', 'thread_broadcast'];

const isPersons = (message: SlackMessage): boolean =>
  message.user !== undefined && message.bot_id === undefined && BY_PEOPLE.includes(message.subtype);

/** One message, which may stand in a thread, whose first one Slack always gives too; null if it is gone or nobody's. */
export async function readMessage(calls: SlackCalls, channelId: string, ts: string): Promise<Outcome> {
  const args = { channel: channelId, ts, latest: ts, oldest: ts, inclusive: true, limit: 2 };
  const { messages = [] } = await calls.call<Page>('conversations.replies', args);
  const found = messages.find((message) => message.ts === ts);
  const message = found && isPersons(found) ? readMessageFrom(found) : null;
  return { is: 'answered', answer: { of: 'message', message } };
}

function readMessageFrom(message: SlackMessage): ReadMessage {
  return {
    personId: message.user ?? '',
    ts: message.ts,
    threadTs: message.thread_ts ?? null,
    text: message.text ?? '',
    files: (message.files ?? []).map((file) => ({
      id: file.id,
      name: file.name ?? 'file',
      mimetype: file.mimetype ?? 'application/octet-stream',
      size: file.size ?? 0,
      url: file.url_private ?? '',
    })),
    reactions: (message.reactions ?? []).map(({ name = '', users = [], count = 0 }) => ({
      name,
      personIds: users,
      count,
    })),
  };
}

export async function readPeople(calls: SlackCalls, workspaceId: string): Promise<Outcome> {
  const read = await pages(calls, 'users.list', {});
  const users = read.flatMap((page) => (page.members ?? []) as SlackUser[]);
  return {
    is: 'answered',
    answer: { of: 'people', people: users.map((user) => personFacts(user, workspaceId)) },
  };
}

export async function readPerson(calls: SlackCalls, workspaceId: string, personId: string): Promise<Outcome> {
  const { user } = await calls.call<{ user: SlackUser }>('users.info', { user: personId });
  return { is: 'answered', answer: { of: 'people', people: [personFacts(user, workspaceId)] } };
}

/** Slack's no is the answer; what is unclear or must wait is asked again. */
export async function reachPerson(calls: SlackCalls, personId: string): Promise<Outcome> {
  const answer = (problem: string | null): Outcome => ({
    is: 'answered',
    answer: { of: 'reach', personId, problem },
  });
  try {
    await placeOf(calls, { personId });
    return answer(null);
  } catch (error) {
    if (error instanceof SlackTrouble && error.outcome.is === 'failed') return answer(error.outcome.why);
    throw error;
  }
}

export async function readMembers(calls: SlackCalls, channelId: string): Promise<Outcome> {
  const read = await pages(calls, 'conversations.members', { channel: channelId });
  const personIds = read.flatMap((page) => (page.members ?? []) as string[]);
  return { is: 'answered', answer: { of: 'members', channelId, personIds } };
}
