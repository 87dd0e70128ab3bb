import type { Args } from '../api/args.ts';
import type { Answer } from '../protocol.ts';
import { payloadChannelName } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import { commandText } from '../wire/typed-text.ts';
import type { Workspace } from '../workspace.ts';
import { getPerson } from '../world/people.ts';
import { refuse, SlackRefusal } from '../world/refusal.ts';
import type { Channel } from '../world/stored.ts';
import { newResponseUrl, newTrigger } from '../world/triggers.ts';
import { commandFailed, pressFailed } from './failure.ts';
import { actionTs, interaction } from './payload.ts';
import { findPlace, seenMessage } from './places.ts';
import { sayTo } from './respond.ts';

/** `/ticket help` in a channel; what the app acks is said to the person, or to all when it is `in_channel`. */
export async function command(
  workspace: Workspace,
  personId: string,
  place: string,
  line: string,
): Promise<Answer> {
  const { world } = workspace;
  const channel = findPlace(world, personId, place);
  const [, name = '', words = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const known = world.manifest.commands.find((one) => one.command === name);
  if (!known) return { ok: false, failed: `${name || line} is not a valid command.` };
  const person = getPerson(world, personId);
  if (person.isStranger)
    return { ok: false, failed: `${name} is not available to people of other companies.` };

  const delivery = await workspace.courier.command({
    token: 'verification_token',
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: payloadChannelName(channel),
    user_id: person.id,
    user_name: person.handle,
    command: name,
    text: commandText(world, words.trim(), known.escapes),
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, 'commands', { channelId: channel.id, personId }),
    trigger_id: newTrigger(world, personId),
  });
  if (!delivery.acked) return commandFailed(name, delivery);
  return sayAck(workspace, channel, personId, name, delivery.payload);
}

export async function globalShortcut(
  workspace: Workspace,
  personId: string,
  callbackId: string,
): Promise<Answer> {
  const { world } = workspace;
  knownShortcut(workspace, 'global', callbackId);
  const delivery = await workspace.courier.interaction({
    ...interaction(world, 'shortcut', personId),
    action_ts: actionTs(world),
    callback_id: callbackId,
    trigger_id: newTrigger(world, personId),
  });
  return delivery.acked ? { ok: true } : pressFailed(world.manifest.name, delivery);
}

/** Offered on every message the person can see, whether the bot is in the channel or not. */
export async function messageShortcut(
  workspace: Workspace,
  personId: string,
  place: string,
  ts: string,
  callbackId: string,
): Promise<Answer> {
  const { world } = workspace;
  knownShortcut(workspace, 'message', callbackId);
  const channel = findPlace(world, personId, place);
  const message = seenMessage(channel, ts, personId);
  const delivery = await workspace.courier.interaction({
    ...interaction(world, 'message_action', personId),
    action_ts: actionTs(world),
    channel: { id: channel.id, name: payloadChannelName(channel) },
    callback_id: callbackId,
    trigger_id: newTrigger(world, personId),
    response_url: newResponseUrl(world, 'app', { channelId: channel.id, personId }),
    message_ts: message.ts,
    message: messageObject(world, message, { counts: true }),
  });
  return delivery.acked ? { ok: true } : pressFailed(world.manifest.name, delivery);
}

function sayAck(
  workspace: Workspace,
  channel: Channel,
  personId: string,
  name: string,
  payload: unknown,
): Answer {
  const said = typeof payload === 'string' ? { text: payload } : ((payload ?? {}) as Args);
  if (!said.text && !said.blocks && !said.attachments) return { ok: true };
  try {
    sayTo(workspace.world, channel, personId, said);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    workspace.ledger.recordBadAck(error.code, payload);
    return { ok: false, failed: `${name} failed with the error "${error.code}"` };
  }
}

function knownShortcut(workspace: Workspace, type: 'global' | 'message', callbackId: string): void {
  const known = workspace.world.manifest.shortcuts.some(
    (one) => one.type === type && one.callbackId === callbackId,
  );
  if (!known) refuse(`the manifest has no ${type} shortcut ${callbackId}`);
}
