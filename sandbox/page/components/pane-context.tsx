import type { Confirm } from '@slack/types';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Person, Window as PersonWindow } from '../../server/protocol.ts';
import type { PaneState } from '../state/pane-state.ts';
import type { PaneStore } from '../state/pane-store.ts';

interface PaneContext {
  readonly store: PaneStore;
  /** Asks with a button's own confirm dialog. */
  confirm(question: Confirm): Promise<boolean>;
}

const Context = createContext<PaneContext | undefined>(undefined);
export const PaneProvider = Context.Provider;

/** Where menus and dialogs are drawn: the pane, or the modal in front of it. */
export const LayerContext = createContext<HTMLElement | null>(null);

export function usePane(): PaneContext {
  const context = useContext(Context);
  if (!context) throw new Error('This part stands outside a pane.');
  return context;
}

/** `select` must return the same value while nothing it looks at has changed. */
export function usePaneState<T>(select: (state: PaneState) => T): T {
  const { store } = usePane();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

const EMPTY: readonly never[] = [];

export function usePersonWindow(): PersonWindow | undefined {
  return usePaneState((state) => state.window);
}

export function useMe(): Person | undefined {
  return usePaneState((state) => state.window?.me);
}

export function usePeople(): readonly Person[] {
  return usePaneState((state) => state.window?.people ?? EMPTY);
}

export function usePerson(id: string): Person | undefined {
  return usePaneState((state) => {
    if (state.window?.bot.id === id) return state.window.bot;
    return state.window?.people.find((person) => person.id === id);
  });
}

export function useZone(): string {
  return usePaneState((state) => state.window?.me.tz ?? 'UTC');
}

const MINUTE_MS = 60_000;

/** The time in the box, to the minute. */
export function useNowMs(): number {
  return usePaneState((state) => minuteOf(Date.now() + state.clockOffsetMs));
}

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
