import { channelObject } from '../wire/channel.ts';
import { directMessage, groupMessage, joinChannel, leaveChannel } from '../world/channels.ts';
import { getPerson } from '../world/people.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import { flag, list, needed, text } from './args.ts';
import {
  type Answer,
  anyOf,
  type Call,
  channelOf,
  joinedChannelOf,
  type KindScopes,
  type Methods,
  missingScope,
} from './call.ts';
import { channelAnswer, MANAGE, managed, usable } from './channel-rights.ts';
import { invite } from './invite.ts';

const INVITE: KindScopes = {
  public: ['channels:manage', 'channels:write.invites'],
  private: ['groups:write', 'groups:write.invites'],
  dm: [],
  mpim: [],
};

/** People in a direct message, besides the one who opens it. */
const MOST_IN_GROUP = 8;

export const MEMBERSHIP_METHODS: Methods = {
  'conversations.invite': { scopes: anyOf(INVITE), tier: 3, handler: inviteAll },
  'conversations.kick': { scopes: anyOf(MANAGE), tier: 3, handler: kick },
  'conversations.join': { scopes: ['channels:join'], tier: 3, handler: join },
  'conversations.leave': { scopes: anyOf(MANAGE), tier: 3, handler: leave },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], tier: 3, handler: open },
  'conversations.mark': { scopes: anyOf(MANAGE), tier: 3, handler: mark },
};

function inviteAll(call: Call): Answer {
  const channel = usable(call, INVITE);
  const refused = invite(
    call.world,
    channel,
    list(call.args, 'users'),
    call.me,
    flag(call.args, 'force') ?? false,
  );
  return { ...channelAnswer(call, channel), ...(refused.length > 0 && { errors: refused }) };
}

function kick(call: Call): Answer {
  const channel = usable(call, MANAGE);
  const user = text(call.args, 'user') ?? refuse('no_user');
  refuseUnless(user !== call.me, 'cant_kick_self');
  refuseUnless(call.world.people.has(user), 'user_not_found');
  refuseUnless(channel.members.has(user), 'not_in_channel');
  refuseUnless(channel.name !== 'general', 'cant_kick_from_general');
  leaveChannel(call.world, channel, user, call.me);
  return {};
}

function join(call: Call): Answer {
  const channel = channelOf(call);
  refuseUnless(channel.kind === 'public', 'method_not_supported_for_channel_type');
  refuseUnless(!channel.isArchived, 'is_archived');
  if (channel.members.has(call.me)) {
    const warning = 'already_in_channel';
    return { ...channelAnswer(call, channel), warning, response_metadata: { warnings: [warning] } };
  }
  joinChannel(call.world, channel, call.me);
  return channelAnswer(call, channel);
}

function leave(call: Call): Answer {
  const channel = managed(call, MANAGE);
  if (!channel.members.has(call.me)) return { not_in_channel: true };
  refuseUnless(channel.name !== 'general', 'cant_leave_general');
  leaveChannel(call.world, channel, call.me);
  return {};
}

function open(call: Call): Answer {
  const known = text(call.args, 'channel');
  if (known) return { no_op: true, already_open: true, channel: { id: channelOf(call).id } };

  const users = list(call.args, 'users');
  if (users.length === 0) refuse('users_list_not_supplied');
  const channel = conversationWith(call, users);
  const shown = flag(call.args, 'return_im') ? channelObject(call.world, channel) : { id: channel.id };
  return { channel: shown };
}

function conversationWith(call: Call, users: readonly string[]): Channel {
  const { world, me } = call;
  const wanted = MANAGE[users.length > 1 ? 'mpim' : 'dm'];
  if (!wanted.some((scope) => world.manifest.scopes.has(scope))) missingScope(world, wanted);
  refuseUnless(users.length <= MOST_IN_GROUP, 'too_many_users');
  for (const user of users) {
    const person = getPerson(world, user);
    refuseUnless(!person.deleted, 'user_disabled');
    refuseUnless(person.id !== me, 'user_not_found');
    refuseUnless(!person.isStranger || isNear(call, person.id), 'user_not_visible');
  }
  return users.length > 1
    ? groupMessage(world, me, [me, ...users])
    : directMessage(world, me, users[0] ?? '');
}

/** People of other companies are seen through the channels they share with the bot. */
function isNear(call: Call, personId: string): boolean {
  const { channels } = call.world;
  return [...channels.values()].some(({ members }) => members.has(call.me) && members.has(personId));
}

function mark(call: Call): Answer {
  const channel = joinedChannelOf(call);
  channel.lastRead.set(call.me, needed(call.args, 'ts'));
  return {};
}
