import { payloadChannelName } from '../wire/channel.ts';
import { messageObject } from '../wire/message.ts';
import { viewObject } from '../wire/view.ts';
import { tsOf } from '../world/mint.ts';
import { getPerson } from '../world/people.ts';
import type { Channel, StoredMessage, StoredView } from '../world/stored.ts';
import type { World } from '../world/world.ts';

type Payload = Readonly<Record<string, unknown>>;

/** What every interactive payload says of who acts where. */
export function interaction(world: World, type: string, personId: string): Payload {
  const person = getPerson(world, personId);
  const teamId = person.isStranger ? world.team.strangersId : world.team.id;
  return {
    type,
    token: 'verification_token',
    team: { id: world.team.id, domain: world.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.handle, name: person.handle, team_id: teamId },
    api_app_id: world.app.id,
  };
}

export function actionTs(world: World): string {
  return tsOf(world.now());
}

export function inMessage(world: World, channel: Channel, message: StoredMessage): Payload {
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeralFor !== undefined,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: payloadChannelName(channel) },
    // Slack does not hand out an ephemeral message again.
    ...(!message.ephemeralFor && { message: messageObject(world, message, { counts: false }) }),
  };
}

export function inView(world: World, view: StoredView): Payload {
  return { container: { type: 'view', view_id: view.id }, view: viewObject(world, view) };
}
