import { useEffect, useState } from 'react';
import type { PaneStore } from '../state/pane-store.ts';
import { TourStore } from '../tour/tour-store.ts';
import { TourStrip } from '../tour/tour-strip.tsx';
import { Inspector } from './inspector.tsx';
import { Pane } from './pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useMedia, usePaneStore, useStoreState } from './use-store.ts';

type Side = 'left' | 'right';
const SIDES: readonly Side[] = ['left', 'right'];
const FIRST: Readonly<Record<Side, string>> = { left: 'maya', right: 'tomas' };
const CHANNELS: Readonly<Record<Side, readonly string[]>> = {
  left: ['heron-help'],
  right: ['desk-triage', 'heron-help'],
};

/** Two people side by side: who asks on the left, who answers on the right. */
export function App() {
  const [people, switchPerson] = usePeopleOfAddress();
  const [side, setSide] = useState<Side>('left');
  const narrow = useMedia('(max-width: 999px)');
  const stores = {
    left: usePaneStore(people.left, CHANNELS.left),
    right: usePaneStore(people.right, CHANNELS.right),
  };
  const tour = useTourOf(stores);
  usePaneKeys(narrow, setSide);

  return (
    <>
      <TopBar store={stores.right} tour={tour}>
        {narrow && (
          <div className="tabs" role="toolbar" aria-label="Whose Slack">
            {SIDES.map((one) => (
              <SideTab key={one} store={stores[one]} shown={one === side} onShow={() => setSide(one)} />
            ))}
          </div>
        )}
      </TopBar>
      <TourStrip store={tour} />
      <main className="panes">
        {SIDES.map((one) => (
          <Pane
            key={one + people[one]}
            store={stores[one]}
            side={one}
            hidden={narrow && one !== side}
            onSwitch={(handle) => switchPerson(one, handle)}
          />
        ))}
      </main>
      <Inspector store={stores.right} />
    </>
  );
}

interface SideTabProps {
  readonly store: PaneStore;
  readonly shown: boolean;
  readonly onShow: () => void;
}

function SideTab({ store, shown, onShow }: SideTabProps) {
  const name = useStoreState(store, (state) => state.window?.me.realName ?? '…');
  const news = useStoreState(store, (state) => state.window?.channels.some((one) => one.unread > 0) ?? false);
  return (
    <button type="button" aria-pressed={shown} onClick={onShow}>
      {name}
      {news && !shown && <span className="dot" role="img" aria-label="Something unread" />}
    </button>
  );
}

/** The tour watches both windows, whoever they belong to. */
function useTourOf({ left, right }: Readonly<Record<Side, PaneStore>>): TourStore {
  const [tour] = useState(() => new TourStore());
  useEffect(() => {
    const stops = [tellTour(tour, 'left', left), tellTour(tour, 'right', right)].flat();
    return () => {
      for (const stop of stops) stop();
    };
  }, [tour, left, right]);
  return tour;
}

/** What the window is pushed, and whose it is once it has opened. */
function tellTour(tour: TourStore, side: Side, store: PaneStore): readonly (() => void)[] {
  let known: string | undefined;
  function look(): void {
    const handle = store.getState().window?.me.handle;
    if (handle && handle !== known) tour.hear(side, { kind: 'person', handle });
    known = handle;
  }
  look();
  return [store.subscribe(look), store.onPush((push) => tour.hear(side, push))];
}

/** `?left=lena&right=ruth`, so that a reload or a link opens the same two people. */
function usePeopleOfAddress() {
  const [people, setPeople] = useState(() => {
    const asked = new URLSearchParams(location.search);
    return { left: asked.get('left') ?? FIRST.left, right: asked.get('right') ?? FIRST.right };
  });
  function switchPerson(side: Side, handle: string): void {
    const next = { ...people, [side]: handle };
    history.replaceState(null, '', `?${new URLSearchParams(next)}`);
    setPeople(next);
  }
  return [people, switchPerson] as const;
}

/** F6 goes to the other window, as between the panes of any program. */
function usePaneKeys(narrow: boolean, setSide: (side: Side) => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.key !== 'F6') return;
      event.preventDefault();
      const here = document.activeElement?.closest<HTMLElement>('.pane')?.dataset.side;
      const next: Side = here === 'left' ? 'right' : 'left';
      if (narrow) setSide(next);
      requestAnimationFrame(() => focusPane(next));
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [narrow, setSide]);
}

function focusPane(side: Side): void {
  const pane = document.querySelector(`.pane[data-side=${side}]`);
  const target =
    pane?.querySelector<HTMLElement>('.dialog :is(input,textarea,button)') ??
    pane?.querySelector<HTMLElement>('.composer textarea') ??
    pane?.querySelector<HTMLElement>('button');
  target?.focus();
}
