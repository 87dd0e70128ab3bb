import type { ChannelInfo, Window as PersonWindow } from '../../server/protocol.ts';
import { conversationName, isDirect } from '../state/channels.ts';
import { dayAndTime, messageMs } from '../text/times.ts';
import { Avatar } from './avatar.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { Icon } from './icon.tsx';
import { Mrkdwn } from './markup.tsx';
import { MenuButton } from './menu.tsx';
import { useNowMs, usePane, usePaneState, usePersonWindow, useZone } from './pane-context.tsx';
import { PersonMenu } from './person-menu.tsx';

export function ChannelHeader({ channel }: { readonly channel: ChannelInfo }) {
  const window = usePersonWindow();
  if (!window) return null;
  return (
    <header className="channel-head">
      <div className="channel-words">
        <div className="channel-title">
          <h2>
            {channel.kind === 'private' && (
              <>
                <Icon name="lock" />{' '}
              </>
            )}
            {conversationName(channel, window)}
          </h2>
          {channel.isShared && <span className="tag">shared</span>}
          {channel.isArchived && <span className="tag">archived</span>}
        </div>
        {channel.topic && (
          <p className="channel-topic" title={channel.topic}>
            <Mrkdwn text={channel.topic} />
          </p>
        )}
      </div>
      {channel.pins.length > 0 && <Pins channel={channel} />}
      {channel.kind !== 'dm' && <Members channel={channel} window={window} />}
      {channel.kind === 'dm' && <PersonMenu channel={channel} window={window} />}
      {!isDirect(channel) && channel.members.includes(window.me.id) && (
        <ChannelMenu channel={channel} window={window} />
      )}
    </header>
  );
}

function Members({ channel, window }: { readonly channel: ChannelInfo; readonly window: PersonWindow }) {
  const { store } = usePane();
  const people = [window.bot, ...window.people.filter((person) => person.id !== window.bot.id)];
  const items = people
    .filter((person) => channel.members.includes(person.id))
    .map((person) => ({
      label: person.realName,
      detail: person.part,
      picture: <Avatar person={person} size="small" />,
      onPick: () => void store.writeTo(person.handle),
    }));
  const words = `${items.length} ${items.length === 1 ? 'member' : 'members'}`;
  return (
    <MenuButton label={words} title={words} className="head-button" items={items}>
      <Icon name="people" /> <span aria-hidden="true">{items.length}</span>
    </MenuButton>
  );
}

function Pins({ channel }: { readonly channel: ChannelInfo }) {
  const { store } = usePane();
  const tz = useZone();
  const nowMs = useNowMs();
  const loaded = usePaneState((state) => state.conversations[channel.id]?.messages);
  const items = channel.pins.map((ts) => {
    const text = loaded?.find((message) => message.ts === ts)?.text;
    return {
      id: ts,
      label: text ? text.slice(0, 60) : 'A pinned message',
      detail: dayAndTime(messageMs(ts), nowMs, tz),
      onPick: () => void store.goTo(channel.id, ts),
    };
  });
  const words = `${items.length} pinned`;
  return (
    <MenuButton label={words} title={words} className="head-button" items={items}>
      <Icon name="pin" /> <span aria-hidden="true">{items.length}</span>
    </MenuButton>
  );
}
