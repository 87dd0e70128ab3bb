import { epoch } from '../world/mint.ts';
import type { World } from '../world/world.ts';

/** The outer event around an inner one. */
export function eventBody(world: World, inner: object): object {
  const channel = world.channels.get(channelIdOf(inner));
  const { team, app } = world;
  return {
    token: 'verification_token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: inner,
    type: 'event_callback',
    event_id: world.mint.id('Ev'),
    event_time: epoch(world.now()),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isShared ?? false,
    event_context: `4-${world.mint.secret(24)}`,
  };
}

function channelIdOf(inner: object): string {
  const { channel, item } = inner as { channel?: string | { id: string }; item?: { channel?: string } };
  if (typeof channel === 'string') return channel;
  return channel?.id ?? item?.channel ?? '';
}
