import type { Window as PersonWindow, ThreadInfo } from '../../server/protocol.ts';
import { conversationName } from '../state/channels.ts';
import { plainWords } from '../text/mrkdwn.ts';
import { Icon } from './icon.tsx';
import { MenuButton } from './menu.tsx';
import { usePane } from './pane-context.tsx';

const MOST = 12;

/** The threads one follows, those with something new first. */
export function ThreadsButton({ window }: { readonly window: PersonWindow }) {
  const { store } = usePane();
  const { threads } = window;
  if (threads.length === 0) return null;
  const unread = threads.reduce((sum, thread) => sum + thread.unread, 0);
  const sorted = [...threads.filter((one) => one.unread > 0), ...threads.filter((one) => one.unread === 0)];
  const items = sorted.slice(0, MOST).map((thread) => ({
    id: thread.channel + thread.ts,
    label: plainWords(thread.text, window).slice(0, 60) || 'A message without words',
    detail: detailOf(thread, window),
    onPick: () => void store.goTo(thread.channel, thread.ts, thread.ts),
  }));
  return (
    <MenuButton
      label={unread > 0 ? `Threads, ${unread} unread` : 'Threads'}
      className={unread > 0 ? 'side-entry unread' : 'side-entry'}
      items={items}
    >
      <span className="side-sign">
        <Icon name="reply" />
      </span>
      <span className="side-name">Threads</span>
      {unread > 0 && (
        <span className="badge" aria-hidden="true">
          {unread}
        </span>
      )}
    </MenuButton>
  );
}

function detailOf(thread: ThreadInfo, window: PersonWindow): string {
  const channel = window.channels.find((one) => one.id === thread.channel);
  const where = channel ? conversationName(channel, window) : '';
  return thread.unread > 0 ? `${where} · ${thread.unread} new` : where;
}
