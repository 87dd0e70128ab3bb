import type { ChannelInfo, Person } from '../../server/protocol.ts';
import { unescapeEntities } from './entities.ts';

export interface Names {
  readonly people: readonly Person[];
  readonly channels: readonly ChannelInfo[];
}

/** A stored text as its writer typed it, for editing. Slack makes tokens of it again when it is saved. */
export function toTyped(wire: string, names: Names): string {
  const typed = wire.replace(/<([^<>\n]+)>/g, (whole, token: string) => {
    const [target = '', label] = token.split('|');
    if (target.startsWith('@')) {
      const person = names.people.find((one) => one.id === target.slice(1));
      return person ? `@${person.handle}` : whole;
    }
    if (target.startsWith('#')) {
      const channel = names.channels.find((one) => one.id === target.slice(1));
      return `#${channel?.name ?? label ?? target.slice(1)}`;
    }
    if (target.startsWith('!')) return `@${target.slice(1)}`;
    return target;
  });
  return unescapeEntities(typed);
}
