import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Message } from '../../server/protocol.ts';

type Box = RefObject<HTMLDivElement | null>;

const NEAR_PX = 120;

/** Stays at the newest message while one reads there, and in place while older ones are put in front. */
export function useScroll(
  list: Box,
  inner: Box,
  messages: readonly Message[],
  onTop: (() => Promise<void>) | undefined,
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
    if (!box || !inner.current) return;
    // Pictures that load and the composer that grows must not push the newest message out of sight.
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
      before.current.height = box.scrollHeight;
    });
    watcher.observe(box);
    watcher.observe(inner.current);
    return () => watcher.disconnect();
  }, [list, inner]);

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

/** Brings a message somebody followed a link to into view, once, as soon as it is loaded. */
export function useFound(list: Box, found: { readonly ts: string } | undefined, count: number): void {
  const shown = useRef<object>(undefined);
  useEffect(() => {
    if (!found || count === 0 || shown.current === found) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-ts="${CSS.escape(found.ts)}"]`);
    if (!row) return;
    shown.current = found;
    row.scrollIntoView({ block: 'center' });
    row.focus({ preventScroll: true });
  }, [list, found, count]);
}
