import type { Channel } from '../world/stored.ts';
import type { World } from '../world/world.ts';

/** What stands under `event` in a delivery. */
export type Inner = Readonly<Record<string, unknown>>;

/** Only channels the bot is in make events. */
export function inChannel(
  world: World,
  id: string,
  events: (channel: Channel) => readonly Inner[],
): readonly Inner[] {
  const channel = world.channels.get(id);
  return channel?.members.has(world.app.botUserId) ? events(channel) : [];
}

export function at(world: World): { event_ts: string } {
  return { event_ts: world.mint.ts() };
}
