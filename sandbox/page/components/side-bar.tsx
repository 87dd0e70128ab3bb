import type { ChannelInfo, Window as PersonWindow } from '../../server/protocol.ts';
import { conversationName, isDirect } from '../state/channels.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';
import { usePane, usePaneState, usePersonWindow } from './pane-context.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { ThreadsButton } from './threads-button.tsx';

export function SideBar({ onSwitch }: { readonly onSwitch: (handle: string) => void }) {
  const window = usePersonWindow();
  const whose = window?.me.realName ?? '…';
  return (
    <aside className="side-bar" aria-label={`Side bar of ${whose}`}>
      <PersonSwitcher onSwitch={onSwitch} />
      {window && (
        <nav aria-label={`Conversations of ${whose}`}>
          <ShortcutsButton window={window} />
          <ThreadsButton window={window} />
          <Conversations window={window} />
        </nav>
      )}
    </aside>
  );
}

function ShortcutsButton({ window }: { readonly window: PersonWindow }) {
  const { store } = usePane();
  const items = window.shortcuts
    .filter((shortcut) => shortcut.type === 'global')
    .map((shortcut) => ({
      label: shortcut.name,
      detail: window.bot.realName,
      onPick: () => void store.answered(() => store.call('globalShortcut', shortcut.callbackId)),
    }));
  if (items.length === 0) return null;
  return (
    <MenuButton label="Shortcuts" className="side-entry" items={items}>
      <span className="side-sign">
        <Icon name="shortcut" />
      </span>
      <span className="side-name">Shortcuts</span>
    </MenuButton>
  );
}

function Conversations({ window }: { readonly window: PersonWindow }) {
  const isMine = (channel: ChannelInfo) => channel.members.includes(window.me.id);
  const live = window.channels.filter((channel) => !channel.isArchived);
  const channels = live.filter((channel) => !isDirect(channel));
  const people = live.filter((channel) => isDirect(channel) && channel.name !== window.bot.id);
  const archived = window.channels.filter((channel) => channel.isArchived && isMine(channel));
  const others = channels.filter((channel) => channel.kind === 'public' && !isMine(channel));
  return (
    <>
      <Section title="Channels" channels={channels.filter(isMine)} />
      {others.length > 0 && <Section title="Other channels" channels={others} />}
      <Section title="Direct messages" channels={people} />
      <NewMessage window={window} />
      <h2 className="side-title">Apps</h2>
      <ul>
        <AppEntry window={window} />
      </ul>
      {archived.length > 0 && <Section title="Archived" channels={archived} />}
    </>
  );
}

/** Writes to somebody for the first time. */
function NewMessage({ window }: { readonly window: PersonWindow }) {
  const { store } = usePane();
  const items = window.people
    .filter((person) => !person.deleted && !person.isBot && person.id !== window.me.id)
    .map((person) => ({
      label: person.realName,
      detail: person.part,
      picture: <Avatar person={person} size="small" />,
      onPick: () => void store.writeTo(person.handle),
    }));
  return (
    <MenuButton label="New message" className="side-entry" items={items}>
      <span className="side-sign" aria-hidden="true">
        +
      </span>
      <span className="side-name">New message</span>
    </MenuButton>
  );
}

function Section({ title, channels }: { readonly title: string; readonly channels: readonly ChannelInfo[] }) {
  return (
    <>
      <h2 className="side-title">{title}</h2>
      <ul>
        {channels.map((channel) => (
          <ChannelEntry key={channel.id} channel={channel} />
        ))}
      </ul>
    </>
  );
}

const SIGNS = { public: '#', private: <Icon name="lock" />, mpim: <Icon name="people" />, dm: '' } as const;

function ChannelEntry({ channel }: { readonly channel: ChannelInfo }) {
  const { store } = usePane();
  const window = usePersonWindow();
  const current = usePaneState((state) => state.channel === channel.id);
  if (!window) return null;
  const name = conversationName(channel, window);
  return (
    <li>
      <button
        type="button"
        className={channel.unread > 0 ? 'side-entry unread' : 'side-entry'}
        aria-current={current ? 'page' : undefined}
        aria-label={entryLabel(name, channel)}
        title={name}
        onClick={() => store.show(channel.id)}
      >
        {channel.kind === 'dm' ? (
          <Avatar person={window.people.find((one) => one.id === channel.name)} size="small" />
        ) : (
          <span className="side-sign" aria-hidden="true">
            {SIGNS[channel.kind]}
          </span>
        )}
        <span className="side-name">{name.replace(/^#/, '')}</span>
        <Badge channel={channel} />
      </button>
    </li>
  );
}

/** The bot's place: its home, and the direct message with it behind a tab. */
function AppEntry({ window }: { readonly window: PersonWindow }) {
  const { store } = usePane();
  const channel = botChannel(window);
  const current = usePaneState((state) => state.channel === (channel?.id ?? `@${window.bot.handle}`));
  const unread = channel && channel.unread > 0;
  return (
    <li>
      <button
        type="button"
        className={unread ? 'side-entry unread' : 'side-entry'}
        aria-current={current ? 'page' : undefined}
        aria-label={channel ? entryLabel(window.bot.realName, channel) : window.bot.realName}
        onClick={() => store.show(channel?.id ?? `@${window.bot.handle}`, unread ? 'messages' : 'home')}
      >
        <Avatar person={window.bot} size="small" />
        <span className="side-name">{window.bot.realName}</span>
        {channel && <Badge channel={channel} />}
      </button>
    </li>
  );
}

export function botChannel(window: PersonWindow): ChannelInfo | undefined {
  return window.channels.find((one) => one.kind === 'dm' && one.name === window.bot.id);
}

/** In a direct message every unread one counts. */
function badgeCount(channel: ChannelInfo): number {
  return isDirect(channel) ? channel.unread : channel.mentions;
}

function Badge({ channel }: { readonly channel: ChannelInfo }) {
  const count = badgeCount(channel);
  return count > 0 ? (
    <span className="badge" aria-hidden="true">
      {count}
    </span>
  ) : null;
}

function entryLabel(name: string, channel: ChannelInfo): string {
  const parts = [name];
  if (channel.kind === 'private') parts.push('private');
  if (channel.unread > 0) parts.push(`${channel.unread} unread`);
  if (channel.isArchived) parts.push('archived');
  if (!isDirect(channel) && channel.mentions > 0) parts.push(`${channel.mentions} for you`);
  return parts.join(', ');
}
