import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { PaneState } from '../state/pane-state.ts';
import { clientUrl, PaneStore } from '../state/pane-store.ts';

/** A person's window for as long as this person is shown. */
export function usePaneStore(person: string, firstChannels: readonly string[]): PaneStore {
  const store = useMemo(() => new PaneStore(clientUrl(person), firstChannels), [person, firstChannels]);
  useEffect(() => () => store.close(), [store]);
  return store;
}

/** Outside of panes, where both windows are looked at. */
export function useStoreState<T>(store: PaneStore, select: (state: PaneState) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

const REDRAW_MS = 10_000;

/** The time in the box, drawn again often enough for hours and minutes. */
export function useNow(offsetMs: number): number {
  const [, redraw] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => redraw((count) => count + 1), REDRAW_MS);
    return () => clearInterval(timer);
  }, []);
  return Date.now() + offsetMs;
}

export function useMedia(query: string): boolean {
  const media = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    (listener) => {
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => media.matches,
  );
}
