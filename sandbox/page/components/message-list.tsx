import {
  Fragment,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Message } from '../../server/protocol.ts';
import { continues } from '../state/conversations.ts';
import { dayHeading, isoDate, messageMs } from '../text/times.ts';
import { MessageRow } from './message-row.tsx';
import { useNowMs, usePaneState, useZone } from './pane-context.tsx';

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly Message[];
  readonly place: 'channel' | 'thread';
  /** Called when the top comes into sight and something older may be there. */
  readonly onTop?: (() => Promise<void>) | undefined;
}

const NEAR_PX = 120;

export function MessageList({ label, messages, place, onTop }: MessageListProps) {
  const list = useRef<HTMLDivElement>(null);
  const found = usePaneState((state) => state.found);
  const [current, setCurrent] = useState<string>();
  const tz = useZone();
  const nowMs = useNowMs();
  const scrolled = useScroll(list, messages, onTop);
  useFound(list, found?.ts, messages.length);
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
      <div className="messages-rest" />
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

/** Stays at the newest message while one reads there, and in place while older ones are put in front. */
function useScroll(
  list: RefObject<HTMLDivElement | null>,
  messages: readonly Message[],
  onTop: MessageListProps['onTop'],
) {
  const atEnd = useRef(true);
  const before = useRef({ first: '', height: 0 });
  const loading = useRef(false);

  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    const first = messages[0]?.ts ?? '';
    const { first: wasFirst, height } = before.current;
    if (atEnd.current) box.scrollTop = box.scrollHeight;
    else if (wasFirst && first < wasFirst) box.scrollTop += box.scrollHeight - height;
    before.current = { first, height: box.scrollHeight };
  }, [list, messages]);

  useEffect(() => {
    const box = list.current;
    if (!box) return;
    // Pictures that load and the composer that grows must not push the newest message out of sight.
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [list]);

  return () => {
    const box = list.current;
    if (!box) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (box.scrollTop > NEAR_PX || !onTop || loading.current) return;
    loading.current = true;
    void onTop().finally(() => {
      loading.current = false;
    });
  };
}

/** Brings a message somebody followed a link to into view. */
function useFound(list: RefObject<HTMLDivElement | null>, ts: string | undefined, count: number): void {
  useEffect(() => {
    if (!ts || count === 0) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(ts)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [list, ts, count]);
}
