import {
  addChannel,
  archiveChannel,
  findChannelByName,
  renameChannel,
  setPurpose,
  setTopic,
} from '../world/channels.ts';
import { refuse, refuseUnless } from '../world/refusal.ts';
import type { World } from '../world/world.ts';
import { flag, text } from './args.ts';
import { type Answer, anyOf, type Call, type KindScopes, type Methods, missingScope } from './call.ts';
import { channelAnswer, MANAGE, managed, usable } from './channel-rights.ts';

const TOPIC: KindScopes = {
  public: ['channels:manage', 'channels:write.topic'],
  private: ['groups:write', 'groups:write.topic'],
  dm: [],
  mpim: [],
};
const TEXT = 250;

export const CHANNEL_METHODS: Methods = {
  'conversations.create': { scopes: anyOf(MANAGE), tier: 2, handler: create },
  'conversations.archive': { scopes: anyOf(MANAGE), tier: 2, handler: archive },
  'conversations.unarchive': { scopes: anyOf(MANAGE), tier: 2, handler: unarchive },
  'conversations.rename': { scopes: anyOf(MANAGE), tier: 2, handler: rename },
  'conversations.setTopic': { scopes: anyOf(TOPIC), tier: 2, handler: topic },
  'conversations.setPurpose': { scopes: anyOf(TOPIC), tier: 2, handler: purpose },
};

function create(call: Call): Answer {
  const kind = flag(call.args, 'is_private') ? 'private' : 'public';
  const isGranted = MANAGE[kind].some((scope) => call.world.manifest.scopes.has(scope));
  if (!isGranted) missingScope(call.world, MANAGE[kind]);
  const name = newName(call.world, text(call.args, 'name') ?? '');
  const channel = { name, kind, creatorId: call.me, members: [call.me] } as const;
  return channelAnswer(call, addChannel(call.world, channel));
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
  return channelAnswer(call, channel);
}

function topic(call: Call): Answer {
  const channel = usable(call, TOPIC);
  const words = text(call.args, 'topic') ?? '';
  refuseUnless(words.length <= TEXT, 'too_long');
  if (words !== channel.topic) setTopic(call.world, channel, words, call.me);
  return channelAnswer(call, channel);
}

function purpose(call: Call): Answer {
  const channel = usable(call, TOPIC);
  const words = text(call.args, 'purpose') ?? '';
  refuseUnless(words.length <= TEXT, 'too_long');
  if (words !== channel.purpose) setPurpose(call.world, channel, words, call.me);
  return { purpose: words, ...channelAnswer(call, channel) };
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
