import type { Message } from '../../server/protocol.ts';
import { dayAndTime, messageMs } from '../text/times.ts';
import { useNowMs, usePane, useZone } from './pane-context.tsx';

export function ThreadSummary({ message }: { readonly message: Message }) {
  const { store } = usePane();
  const tz = useZone();
  const nowMs = useNowMs();
  return (
    <button
      type="button"
      className="thread-summary"
      onClick={() => store.openThread(message.channel, message.ts)}
    >
      <strong>
        {message.replyCount} {message.replyCount === 1 ? 'reply' : 'replies'}
      </strong>
      {message.latestReply && (
        <span> Last reply {dayAndTime(messageMs(message.latestReply), nowMs, tz)}</span>
      )}
    </button>
  );
}
