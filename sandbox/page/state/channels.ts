import type { ChannelInfo, Window as PersonWindow } from '../../server/protocol.ts';

/** A direct message, of two people or of several. */
export function isDirect({ kind }: Pick<ChannelInfo, 'kind'>): boolean {
  return kind === 'dm' || kind === 'mpim';
}

export function conversationName(channel: ChannelInfo, window: PersonWindow): string {
  if (channel.kind === 'mpim') return groupName(channel, window);
  if (channel.kind !== 'dm') return `#${channel.name}`;
  return personName(channel.name, window);
}

/** Slack names a group by the others in it. */
function groupName(channel: ChannelInfo, window: PersonWindow): string {
  return channel.members
    .filter((id) => id !== window.me.id)
    .map((id) => personName(id, window).split(' ')[0])
    .join(', ');
}

function personName(id: string, window: PersonWindow): string {
  if (id === window.bot.id) return window.bot.realName;
  return window.people.find((person) => person.id === id)?.realName ?? id;
}
