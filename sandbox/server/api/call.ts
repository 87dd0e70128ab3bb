import { visibleChannel } from '../world/channels.ts';
import { refuse } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { type Args, needed } from './args.ts';

/** One call of a Web API method by the app. */
export interface Call {
  readonly world: World;
  readonly method: string;
  readonly args: Args;
  /** The bot's user id: whose rights count. */
  readonly me: string;
}

export type Answer = Readonly<Record<string, unknown>>;
export type Handler = (call: Call) => Answer;

/** Requests a minute, at the least; `message` is one a second and channel, `special` is not limited here. */
export type Tier = 1 | 2 | 3 | 4 | 'message' | 'special';

export interface Method {
  /** Any one of them is enough. Empty: any token may. */
  readonly scopes: readonly string[];
  readonly tier: Tier;
  readonly handler: Handler;
  /** Called with the app-level token, not the bot's. */
  readonly appToken?: true;
}

export type Methods = Readonly<Record<string, Method>>;

/** The channel as far as the bot may know of it. */
export function channelOf(call: Call, key = 'channel'): Channel {
  return visibleChannel(call.world, needed(call.args, key), call.me);
}

export function joinedChannelOf(call: Call): Channel {
  const channel = channelOf(call);
  if (!channel.members.has(call.me)) refuse('not_in_channel');
  return channel;
}

export function anyOf(scopes: KindScopes): readonly string[] {
  return [...scopes.public, ...scopes.private, ...scopes.dm, ...scopes.mpim];
}

/** A method open to several scopes still wants the one for this kind of conversation. */
export function needKindScope(call: Call, channel: Channel, scopes: KindScopes): void {
  const wanted = scopes[channel.kind];
  const granted = call.world.manifest.scopes;
  if (!wanted.some((scope) => granted.has(scope))) missingScope(call.world, wanted);
}

export interface KindScopes {
  readonly public: readonly string[];
  readonly private: readonly string[];
  readonly dm: readonly string[];
  readonly mpim: readonly string[];
}

export const READ: KindScopes = {
  public: ['channels:read'],
  private: ['groups:read'],
  dm: ['im:read'],
  mpim: ['mpim:read'],
};
export const HISTORY: KindScopes = {
  public: ['channels:history'],
  private: ['groups:history'],
  dm: ['im:history'],
  mpim: ['mpim:history'],
};

export function missingScope(world: World, wanted: readonly string[]): never {
  return refuse('missing_scope', {
    needed: wanted.join(','),
    provided: [...world.manifest.scopes].join(','),
  });
}

/** Cuts a list into pages as Slack does: an opaque cursor, empty on the last page. */
export function page<T>(
  call: Call,
  items: readonly T[],
  most: number,
): { items: readonly T[]; next: string } {
  const limit = Math.min(Number(call.args.limit ?? 100) || 100, most);
  if (limit < 1) refuse('invalid_limit');
  const from = readCursor(call.args.cursor);
  const next = from + limit < items.length ? Buffer.from(`next:${from + limit}`).toString('base64') : '';
  return { items: items.slice(from, from + limit), next };
}

function readCursor(cursor: unknown): number {
  if (cursor === undefined || cursor === '') return 0;
  const match = /^next:(\d+)$/.exec(Buffer.from(String(cursor), 'base64').toString());
  return match ? Number(match[1]) : refuse('invalid_cursor');
}
