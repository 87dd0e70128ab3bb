import { channelObject } from '../wire/channel.ts';
import {
  addChannel,
  archiveChannel,
  directMessage,
  findChannelByName,
  joinChannel,
  leaveChannel,
  renameChannel,
  setPurpose,
  setTopic,
} from '../world/channels.ts';
import { getPerson } from '../world/people.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';
import { flag, list, needed, text } from './args.ts';
import {
  type Answer,
  type Call,
  channelOf,
  joinedChannelOf,
  type KindScopes,
  type Methods,
  needKindScope,
} from './call.ts';
import { invite } from './invite.ts';

const MANAGE: KindScopes = { public: ['channels:manage'], private: ['groups:write'], dm: ['im:write'] };
const TOPIC: KindScopes = {
  public: ['channels:manage', 'channels:write.topic'],
  private: ['groups:write', 'groups:write.topic'],
  dm: [],
};
const INVITE: KindScopes = {
  public: ['channels:manage', 'channels:write.invites'],
  private: ['groups:write', 'groups:write.invites'],
  dm: [],
};
const any = (scopes: KindScopes) => [...scopes.public, ...scopes.private, ...scopes.dm];
const TEXT = 250;

export const CHANNEL_METHODS: Methods = {
  'conversations.create': { scopes: any(MANAGE), tier: 2, handler: create },
  'conversations.archive': { scopes: any(MANAGE), tier: 2, handler: archive },
  'conversations.unarchive': { scopes: any(MANAGE), tier: 2, handler: unarchive },
  'conversations.rename': { scopes: any(MANAGE), tier: 2, handler: rename },
  'conversations.setTopic': { scopes: any(TOPIC), tier: 2, handler: topic },
  'conversations.setPurpose': { scopes: any(TOPIC), tier: 2, handler: purpose },
  'conversations.invite': { scopes: any(INVITE), tier: 3, handler: inviteAll },
  'conversations.kick': { scopes: any(MANAGE), tier: 3, handler: kick },
  'conversations.join': { scopes: ['channels:join'], tier: 3, handler: join },
  'conversations.leave': { scopes: any(MANAGE), tier: 3, handler: leave },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], tier: 3, handler: open },
  'conversations.mark': { scopes: any(MANAGE), tier: 3, handler: mark },
};

function create(call: Call): Answer {
  const kind = flag(call.args, 'is_private') ? 'private' : 'public';
  const name = newName(call.world, text(call.args, 'name') ?? '');
  const channel = { name, kind, creatorId: call.me, members: [call.me] } as const;
  if (!call.world.manifest.scopes.has(MANAGE[kind][0] ?? '')) {
    refuse('missing_scope', {
      needed: MANAGE[kind].join(','),
      provided: [...call.world.manifest.scopes].join(','),
    });
  }
  return answer(call, addChannel(call.world, channel));
}

function archive(call: Call): Answer {
  const channel = managed(call, MANAGE);
  refuseUnless(!channel.isArchived, 'already_archived');
  refuseUnless(channel.members.has(call.me), 'not_in_channel');
  refuseUnless(channel.name !== 'general', 'cant_archive_general');
  archiveChannel(call.world, channel, call.me);
  return {};
}

/** No bot can: it is no member of an archived channel. */
function unarchive(call: Call): Answer {
  const channel = managed(call, MANAGE);
  refuseUnless(channel.isArchived, 'not_archived');
  return refuse('not_in_channel');
}

function rename(call: Call): Answer {
  const channel = usable(call, MANAGE);
  refuseUnless(channel.creatorId === call.me, 'not_authorized');
  renameChannel(call.world, channel, newName(call.world, text(call.args, 'name') ?? ''), call.me);
  return answer(call, channel);
}

function topic(call: Call): Answer {
  const channel = usable(call, TOPIC);
  const words = text(call.args, 'topic') ?? '';
  refuseUnless(words.length <= TEXT, 'too_long');
  if (words !== channel.topic) setTopic(call.world, channel, words, call.me);
  return answer(call, channel);
}

function purpose(call: Call): Answer {
  const channel = usable(call, TOPIC);
  const words = text(call.args, 'purpose') ?? '';
  refuseUnless(words.length <= TEXT, 'too_long');
  if (words !== channel.purpose) setPurpose(call.world, channel, words, call.me);
  return { purpose: words, ...answer(call, channel) };
}

function inviteAll(call: Call): Answer {
  const channel = usable(call, INVITE);
  const refused = invite(
    call.world,
    channel,
    list(call.args, 'users'),
    call.me,
    flag(call.args, 'force') ?? false,
  );
  return { ...answer(call, channel), ...(refused.length > 0 && { errors: refused }) };
}

function kick(call: Call): Answer {
  const channel = usable(call, MANAGE);
  const user = needed(call.args, 'user');
  refuseUnless(user !== call.me, 'cant_kick_self');
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
    return { ...answer(call, channel), warning, response_metadata: { warnings: [warning] } };
  }
  joinChannel(call.world, channel, call.me);
  return answer(call, channel);
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
  if (users.length > 1) refuse('missing_scope', { needed: 'mpim:write' });
  const person = getPerson(call.world, users[0] ?? '');
  refuseUnless(!person.deleted, 'user_disabled');
  refuseUnless(person.id !== call.me, 'user_not_found');
  refuseUnless(!person.isStranger || isNear(call, person.id), 'user_not_visible');
  const channel = directMessage(call.world, call.me, person.id);
  const shown = flag(call.args, 'return_im') ? channelObject(call.world, channel) : { id: channel.id };
  return { channel: shown };
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

function managed(call: Call, scopes: KindScopes): Channel {
  const channel = channelOf(call);
  if (channel.kind === 'dm') refuse('method_not_supported_for_channel_type');
  needKindScope(call, channel, scopes);
  return channel;
}

function usable(call: Call, scopes: KindScopes): Channel {
  const channel = managed(call, scopes);
  refuseUnless(!channel.isArchived, 'is_archived');
  refuseUnless(channel.members.has(call.me), 'not_in_channel');
  return channel;
}

/** Archived channels keep their names. */
function newName(world: World, asked: string): string {
  const name = asked.replace(/^#/, '');
  refuseUnless(name, 'invalid_name_required');
  refuseUnless(name.length <= 80, 'invalid_name_maxlength');
  refuseUnless(/[\p{L}\p{N}]/u.test(name), 'invalid_name_punctuation');
  refuseUnless(/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name), 'invalid_name_specials');
  refuseUnless(!findChannelByName(world, name), 'name_taken');
  return name;
}

function answer(call: Call, channel: Channel): Answer {
  return { channel: channelObject(call.world, channel) };
}
