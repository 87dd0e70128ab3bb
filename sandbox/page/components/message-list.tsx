import { Fragment, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import type { Message } from '../../server/protocol.ts';
import { continues } from '../state/conversations.ts';
import { dayHeading, isoDate, messageMs } from '../text/times.ts';
import { MessageRow } from './message-row.tsx';
import { useNowMs, usePaneState, useZone } from './pane-context.tsx';
import { useFound, useScroll } from './use-scroll.ts';

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly Message[];
  readonly place: 'channel' | 'thread';
  /** Called when the top comes into sight and something older may be there. */
  readonly onTop?: (() => Promise<void>) | undefined;
}

export function MessageList({ label, messages, place, onTop }: MessageListProps) {
  const list = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const found = usePaneState((state) => state.found);
  const [current, setCurrent] = useState<string>();
  const tz = useZone();
  const nowMs = useNowMs();
  const scrolled = useScroll(list, inner, messages, onTop);
  useFound(list, found, messages.length);
  const tabStop = messages.some((message) => message.ts === current) ? current : messages.at(-1)?.ts;

  const walk = useCallback((event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const row = event.target as HTMLElement;
    if (!row.dataset.ts || !list.current) return;
    event.preventDefault();
    const rows = [...list.current.querySelectorAll<HTMLElement>('[data-ts]')];
    const next = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
    next?.focus();
    if (next) setCurrent(next.dataset.ts);
  }, []);

  return (
    <div ref={list} className="messages" role="log" aria-label={label} onScroll={scrolled} onKeyDown={walk}>
      <div ref={inner} className="messages-inner">
        {messages.map((message, index) => {
          const previous = messages[index - 1];
          const newDay = place === 'channel' && startsDay(message, previous, tz);
          return (
            <Fragment key={message.ts}>
              {newDay && <DayLine words={dayHeading(messageMs(message.ts), nowMs, tz)} />}
              <MessageRow
                message={message}
                continued={!newDay && continues(message, previous)}
                place={place}
                tabStop={message.ts === tabStop}
                highlighted={found?.ts === message.ts}
              />
              {place === 'thread' && index === 0 && <ReplyLine count={messages.length - 1} />}
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

function startsDay(message: Message, previous: Message | undefined, tz: string): boolean {
  return !previous || isoDate(messageMs(message.ts), tz) !== isoDate(messageMs(previous.ts), tz);
}

function DayLine({ words }: { readonly words: string }) {
  return (
    <div className="day-line">
      <span>{words}</span>
    </div>
  );
}

function ReplyLine({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <div className="day-line reply-line">
      <span>
        {count} {count === 1 ? 'reply' : 'replies'}
      </span>
    </div>
  );
}
