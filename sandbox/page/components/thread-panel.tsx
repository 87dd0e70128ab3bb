import type { KeyboardEvent } from 'react';
import { isDirect } from '../state/channels.ts';
import { openThreadMessages } from '../state/pane-store.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { Notice } from './notice.tsx';
import { useMe, usePane, usePaneState } from './pane-context.tsx';

const NOTHING: readonly never[] = [];

export function ThreadPanel() {
  const { store } = usePane();
  const thread = usePaneState((state) => state.thread);
  const messages = usePaneState(openThreadMessages);
  const me = useMe();
  const channel = usePaneState((state) =>
    state.window?.channels.find((one) => one.id === state.thread?.channel),
  );
  if (!thread || !channel) return null;

  function pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape') store.closeThread();
  }

  return (
    <section className="thread" aria-label={`Thread of ${me?.realName}`} onKeyDown={pressed}>
      <header className="channel-head">
        <div className="channel-title">
          <h2>Thread</h2>
          {!isDirect(channel) && <span className="quiet">#{channel.name}</span>}
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label="Close thread"
          title="Close (Escape)"
          onClick={() => store.closeThread()}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList key={thread.ts} label="Thread" messages={messages ?? NOTHING} place="thread" />
      <Notice />
      <Composer key={`${thread.ts} composer`} channel={channel} threadTs={thread.ts} focusFirst />
    </section>
  );
}
