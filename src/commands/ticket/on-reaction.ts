import type { KnownEventFromType } from '@slack/bolt';
import { explainReactionRemoved, fileFromReaction } from '../../services/ticket/file-from-reaction.ts';
import type { Asked } from '../asked.ts';

/** 🎫 in Slack's spelling. */
const FILES_A_TICKET = 'ticket';

export async function onReactionAdded(
  asked: Asked,
  event: KnownEventFromType<'reaction_added'>,
): Promise<void> {
  const place = placeOf(event);
  if (place) await fileFromReaction(asked.desk, { ...asked.caller, door: 'reaction' }, place);
}

export async function onReactionRemoved(
  asked: Asked,
  event: KnownEventFromType<'reaction_removed'>,
): Promise<void> {
  const place = placeOf(event);
  if (place) await explainReactionRemoved(asked.desk, { ...asked.caller, door: 'reaction' }, place);
}

function placeOf(event: KnownEventFromType<'reaction_added'> | KnownEventFromType<'reaction_removed'>) {
  const { item, reaction } = event;
  if (reaction !== FILES_A_TICKET || item.type !== 'message') return undefined;
  return { channelId: item.channel, ts: item.ts };
}
