import { pinMessage, pinnedItem, unpinMessage } from '../world/pins.ts';
import { refuse } from '../world/refusal.ts';
import { text } from './args.ts';
import { type Answer, type Call, joinedChannelOf, type Methods } from './call.ts';

export const PIN_METHODS: Methods = {
  'pins.add': { scopes: ['pins:write'], tier: 2, handler: pin },
  'pins.remove': { scopes: ['pins:write'], tier: 2, handler: unpin },
  'pins.list': { scopes: ['pins:read'], tier: 2, handler: listPins },
};

function pin(call: Call): Answer {
  pinMessage(call.world, joinedChannelOf(call), target(call), call.me);
  return {};
}

function unpin(call: Call): Answer {
  unpinMessage(call.world, joinedChannelOf(call), target(call), call.me);
  return {};
}

function listPins(call: Call): Answer {
  const channel = joinedChannelOf(call);
  const items = channel.pins.flatMap((ts) => {
    const message = channel.messages.get(ts);
    return message ? [pinnedItem(call.world, channel, message)] : [];
  });
  return { items };
}

function target(call: Call): string {
  const ts = text(call.args, 'timestamp') || refuse('no_item_specified');
  return /^\d+\.\d+$/.test(ts) ? ts : refuse('bad_timestamp');
}
