import type { Message } from '../../server/protocol.ts';
import { dayAndTime, messageMs } from '../text/times.ts';
import { useNowMs, usePane, usePaneState, useZone } from './pane-context.tsx';

export function ThreadSummary({ message }: { readonly message: Message }) {
  const { store } = usePane();
  const tz = useZone();
  const nowMs = useNowMs();
  const unread = usePaneState((state) => {
    const threads = state.window?.threads;
    return threads?.find((one) => one.channel === message.channel && one.ts === message.ts)?.unread ?? 0;
  });
  return (
    <button
      type="button"
      className="thread-summary"
      onClick={() => store.openThread(message.channel, message.ts)}
    >
      <strong>
        {message.replyCount} {message.replyCount === 1 ? 'reply' : 'replies'}
      </strong>
      {unread > 0 && <span className="tag">{unread} new</span>}
      {message.latestReply && (
        <span> Last reply {dayAndTime(messageMs(message.latestReply), nowMs, tz)}</span>
      )}
    </button>
  );
}
