import { memo, useState } from 'react';
import type { Message, Person } from '../../server/protocol.ts';
import { clockTime, fullTime, messageMs } from '../text/times.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageEditor } from './message-editor.tsx';
import { usePane, usePaneState, usePerson, useZone } from './pane-context.tsx';
import { Reactions } from './reactions.tsx';
import { ThreadSummary } from './thread-summary.tsx';
import { useAttention } from './use-attention.ts';

interface MessageRowProps {
  readonly message: Message;
  /** The same person wrote the message above a moment before. */
  readonly continued: boolean;
  readonly place: 'channel' | 'thread';
  /** The one message of its list that the Tab key reaches; arrow keys go to the others. */
  readonly tabStop: boolean;
  readonly highlighted: boolean;
}

/** One message. Its buttons are drawn only while the pointer or the focus is on it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, continued, place, tabStop, highlighted } = props;
  const person = usePerson(message.user);
  const tz = useZone();
  const attention = useAttention(message);
  const [editing, setEditing] = useState(false);
  const time = clockTime(messageMs(message.ts), tz);
  const acts = attention.has && !message.deleted && !editing;
  return (
    <article
      className={rowClass(message, continued, highlighted)}
      aria-label={`${person?.realName ?? message.user}, ${time}`}
      data-ts={message.ts}
      tabIndex={tabStop ? 0 : -1}
      {...attention.handlers}
    >
      <div className="row-gutter">
        {continued ? (
          <time title={fullTime(messageMs(message.ts), tz)}>{time}</time>
        ) : (
          <Avatar person={message.deleted ? undefined : person} />
        )}
      </div>
      <div className="row-main">
        {message.ephemeralFor && <OnlyYou message={message} />}
        <Pinned message={message} />
        {!continued && <RowHead person={person} message={message} tz={tz} />}
        {editing ? (
          <MessageEditor message={message} onDone={() => setEditing(false)} />
        ) : (
          <MessageBody message={message} />
        )}
        {!message.deleted && <Reactions message={message} />}
        {place === 'channel' && message.replyCount > 0 && <ThreadSummary message={message} />}
      </div>
      {acts && <MessageActions message={message} place={place} onEdit={() => setEditing(true)} />}
    </article>
  );
});

function rowClass(message: Message, continued: boolean, highlighted: boolean): string {
  const names = ['row'];
  if (continued) names.push('row-continued');
  if (message.ephemeralFor) names.push('row-ephemeral');
  if (highlighted) names.push('row-highlighted');
  return names.join(' ');
}

function Pinned({ message }: { readonly message: Message }) {
  const pinned = usePaneState((state) => {
    const channel = state.window?.channels.find((one) => one.id === message.channel);
    return channel?.pins.includes(message.ts) ?? false;
  });
  if (!pinned) return null;
  return (
    <p className="only-you">
      <Icon name="pin" /> Pinned to the channel
    </p>
  );
}

function OnlyYou({ message }: { readonly message: Message }) {
  const { store } = usePane();
  const { channel, ts } = message;
  return (
    <p className="only-you">
      <Icon name="eye" /> Only visible to you ·{' '}
      <button type="button" onClick={() => void store.attempt(() => store.call('remove', channel, ts))}>
        Dismiss
      </button>
    </p>
  );
}

interface RowHeadProps {
  readonly person: Person | undefined;
  readonly message: Message;
  readonly tz: string;
}

function RowHead({ person, message, tz }: RowHeadProps) {
  const ms = messageMs(message.ts);
  return (
    <header className="row-head">
      <strong>{message.deleted ? 'Message deleted' : (person?.realName ?? message.user)}</strong>
      {person?.isBot && <span className="tag">APP</span>}
      {person?.deleted && <span className="tag">deactivated</span>}
      {person?.isStranger && <span className="tag">another company</span>}
      <time dateTime={new Date(ms).toISOString()} title={fullTime(ms, tz)}>
        {clockTime(ms, tz)}
      </time>
    </header>
  );
}
