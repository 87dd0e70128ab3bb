import type { ChannelInfo } from '../../server/protocol.ts';
import { Bookmarks } from './bookmarks.tsx';
import { ChannelHeader } from './channel-header.tsx';
import { Composer } from './composer.tsx';
import { HomeView } from './home.tsx';
import { MessageList } from './message-list.tsx';
import { Notice } from './notice.tsx';
import { usePane, usePaneState, usePersonWindow } from './pane-context.tsx';

/** The middle of the window: a channel, a direct message, or the bot with its two tabs. */
export function ConversationView() {
  const shown = usePaneState((state) => state.channel);
  const tab = usePaneState((state) => state.tab);
  const window = usePersonWindow();
  const channel = window?.channels.find((one) => one.id === shown);
  if (!window || !shown) return <section className="conversation" aria-busy="true" />;

  const isBot = channel ? channel.name === window.bot.id : shown === `@${window.bot.handle}`;
  return (
    <section className="conversation" aria-label={`What ${window.me.realName} reads`}>
      {isBot ? <BotHeader id={shown} tab={tab} /> : channel && <ChannelHeader channel={channel} />}
      {channel && channel.bookmarks?.length > 0 && <Bookmarks bookmarks={channel.bookmarks} />}
      {tab === 'home' ? (
        <HomeView />
      ) : (
        <Messages key={shown} id={shown} channel={channel} meId={window.me.id} />
      )}
    </section>
  );
}

function BotHeader({ id, tab }: { readonly id: string; readonly tab: 'messages' | 'home' }) {
  const { store } = usePane();
  const window = usePersonWindow();
  const tabs = [
    { name: 'home', label: 'Home' },
    { name: 'messages', label: 'Messages' },
  ] as const;
  return (
    <header className="channel-head">
      <div className="channel-title">
        <h2>{window?.bot.realName}</h2>
        <span className="tag">APP</span>
      </div>
      <div className="tabs">
        {tabs.map(({ name, label }) => (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => store.show(id, name)}>
            {label}
          </button>
        ))}
      </div>
    </header>
  );
}

interface MessagesProps {
  readonly id: string;
  readonly channel: ChannelInfo | undefined;
  readonly meId: string;
}

function Messages({ id, channel, meId }: MessagesProps) {
  const { store } = usePane();
  const conversation = usePaneState((state) => state.conversations[id]);
  const inThread = usePaneState((state) => state.thread !== undefined);
  const name = channel ? channel.name : id;
  return (
    <>
      {conversation?.messages.length === 0 ? (
        <p className="empty">
          Nothing has been said here yet. Write a message, or <code>/</code> to see the commands.
        </p>
      ) : (
        <MessageList
          label={`Messages in ${name}`}
          messages={conversation?.messages ?? []}
          place="channel"
          onTop={conversation && !conversation.complete ? () => store.loadOlder() : undefined}
        />
      )}
      {!inThread && <Notice />}
      <Foot id={id} channel={channel} meId={meId} />
    </>
  );
}

function Foot({ id, channel, meId }: MessagesProps) {
  const { store } = usePane();
  if (channel?.isArchived) return <p className="foot-words">This channel is archived.</p>;
  if (!channel || channel.members.includes(meId)) {
    return <Composer channel={channel ?? { id, kind: 'dm', name: id }} />;
  }
  if (channel.kind === 'private') {
    return (
      <p className="foot-words">
        You are no longer in this private channel. Somebody who is can add you again.
      </p>
    );
  }
  return (
    <p className="foot-words">
      You are not in #{channel.name}.{' '}
      <button
        type="button"
        className="button button-primary"
        onClick={() => void store.attempt(() => store.call('join', channel.id))}
      >
        Join channel
      </button>
    </p>
  );
}
