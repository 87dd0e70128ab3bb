import type { ReactNode } from 'react';
import type { PaneStore } from '../state/pane-store.ts';
import { Clock } from './clock.tsx';
import { Icon } from './icon.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

interface TopBarProps {
  readonly store: PaneStore;
  /** Which of the two windows is shown, where there is room for one only. */
  readonly children?: ReactNode;
}

export function TopBar({ store, children }: TopBarProps) {
  return (
    <header className="top-bar">
      <h1>
        <Icon name="ticket" />
        Firstline sandbox
      </h1>
      <p className="top-hint">
        Try first: write <code>/ticket</code> in #heron-help as Maya
      </p>
      {children}
      <Clock store={store} />
      <ThemeToggle />
    </header>
  );
}
