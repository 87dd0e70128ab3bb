import type { ReactNode } from 'react';
import { FAULT_NAMES } from '../../inspect/logged-call.ts';
import type { PaneStore } from '../state/pane-store.ts';
import type { TourStore } from '../tour/tour-store.ts';
import { useTour } from '../tour/tour-strip.tsx';
import { Clock } from './clock.tsx';
import { Icon } from './icon.tsx';
import { useInspector, useInspectorState } from './inspector-context.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

interface TopBarProps {
  readonly store: PaneStore;
  readonly tour: TourStore;
  /** Which of the two windows is shown, where there is room for one only. */
  readonly children?: ReactNode;
}

export function TopBar({ store, tour, children }: TopBarProps) {
  return (
    <header className="top-bar">
      <h1>
        <Icon name="ticket" />
        Firstline sandbox
      </h1>
      {children}
      <Clock store={store} onSandbox={(startedMs) => tour.begin(startedMs)} />
      <TourButton tour={tour} />
      <a
        className="bar-button"
        href="/github"
        target="_blank"
        rel="noreferrer"
        title="The issues of this box"
      >
        GitHub
      </a>
      <InspectorButton />
      <ThemeToggle />
    </header>
  );
}

function TourButton({ tour }: { readonly tour: TourStore }) {
  const isOpen = useTour(tour, (state) => state.isOpen);
  return (
    <button
      type="button"
      className="bar-button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? tour.close() : tour.start(0))}
    >
      Tour
    </button>
  );
}

/** Faults that are on are told here as well, so that nobody forgets them behind a closed drawer. */
function InspectorButton() {
  const store = useInspector();
  const isOpen = useInspectorState((state) => state.isOpen);
  const faults = useInspectorState((state) => FAULT_NAMES.filter((name) => state.faults[name]).length);
  return (
    <button
      type="button"
      className="bar-button"
      aria-expanded={isOpen}
      onClick={() => (isOpen ? store.close() : store.open())}
    >
      Inspector{faults > 0 && ` · ${faults} ${faults === 1 ? 'fault' : 'faults'} on`}
    </button>
  );
}
