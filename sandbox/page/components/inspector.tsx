import { useEffect, useRef, useState } from 'react';
import type { LoggedCall } from '../../inspect/logged-call.ts';
import type { PaneStore } from '../state/pane-store.ts';
import { FaultSwitches } from './fault-switches.tsx';
import { Icon } from './icon.tsx';
import { InspectedCall } from './inspected-call.tsx';
import { useInspector, useInspectorState } from './inspector-context.tsx';
import { useStoreState } from './use-store.ts';

/** What people see or feel; the rest is the bot reading and keeping its connection. */
const SEEN = /^(?:chat\.|views\.|reactions\.|response_url|pins\.|bookmarks\.|files\.)/;

/** A drawer under both windows: every call the bot makes, as it makes it, and what can go wrong. */
export function Inspector({ store }: { readonly store: PaneStore }) {
  const isOpen = useInspectorState((state) => state.isOpen);
  const tz = useStoreState(store, (state) => state.window?.me.tz ?? 'UTC');
  return isOpen ? <Drawer tz={tz} /> : null;
}

function Drawer({ tz }: { readonly tz: string }) {
  const store = useInspector();
  const subject = useInspectorState((state) => state.subject);
  const [everything, setEverything] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again for another message, it takes the focus again
  useEffect(() => heading.current?.focus(), [subject]);

  return (
    <section
      className="inspector"
      aria-label="Inspector"
      onKeyDown={(event) => event.key === 'Escape' && store.close()}
    >
      <header className="inspector-head">
        <h2 ref={heading} tabIndex={-1}>
          {subject ? 'What the bot sent for this message' : 'What the bot sends'}
        </h2>
        {subject ? (
          <button type="button" className="button" onClick={() => store.showAll()}>
            All calls
          </button>
        ) : (
          <label>
            <input type="checkbox" checked={everything} onChange={() => setEverything(!everything)} /> Also
            what it reads
          </label>
        )}
        <FaultSwitches />
        <button
          type="button"
          className="icon-button"
          aria-label="Close the inspector"
          title="Close (Escape)"
          onClick={() => store.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <Calls everything={everything} tz={tz} />
    </section>
  );
}

function Calls({ everything, tz }: { readonly everything: boolean; readonly tz: string }) {
  const calls = useInspectorState((state) => state.calls);
  const subject = useInspectorState((state) => state.subject);
  const isShown = (call: LoggedCall) =>
    subject
      ? call.about?.channel === subject.channel && call.about.ts === subject.ts
      : everything || !call.ok || SEEN.test(call.method);
  const shown = calls.filter(isShown);
  if (shown.length === 0) return <p className="empty">{subject ? NO_CALL : NOTHING_YET}</p>;
  return (
    <ol className="calls" aria-label="Calls, newest first">
      {shown.map((call) => (
        <InspectedCall key={call.id} call={call} tz={tz} open={subject !== undefined && call === shown[0]} />
      ))}
    </ol>
  );
}

const NOTHING_YET = 'Nothing yet. File a ticket, and each call to Slack appears here.';
const NO_CALL =
  'No call carries this message’s id: it came with the answer to a command or a press, or its call is no longer kept.';
