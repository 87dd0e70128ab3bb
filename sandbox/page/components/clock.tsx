import { useEffect, useEffectEvent, useState } from 'react';
import type { PaneStore } from '../state/pane-store.ts';
import { clockWords, fullTime, msUntilHour } from '../text/times.ts';
import { Icon } from './icon.tsx';
import { useNow, useStoreState } from './use-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MORNING_HOUR = 9;

interface ClockProps {
  readonly store: PaneStore;
  /** Which sandbox this is, as soon as it says so. */
  readonly onSandbox: (startedMs: number) => void;
}

/** The time in the box and the buttons that move it, where the sandbox serves a clock. */
export function Clock({ store, onSandbox }: ClockProps) {
  const offset = useStoreState(store, (state) => state.clockOffsetMs);
  const tz = useStoreState(store, (state) => state.window?.me.tz ?? 'UTC');
  const ready = useStoreState(store, (state) => state.window !== undefined);
  const nowMs = useNow(offset);
  const [canMove, setCanMove] = useState(false);

  const tellSandbox = useEffectEvent(onSandbox);
  useEffect(() => {
    void fetch('/sandbox/clock').then(
      async (answer) => {
        setCanMove(answer.ok);
        if (answer.ok) tellSandbox(((await answer.json()) as { startedMs: number }).startedMs);
      },
      () => setCanMove(false),
    );
  }, []);

  async function advance(advanceMs: number): Promise<void> {
    const body = JSON.stringify({ advanceMs });
    const headers = { 'content-type': 'application/json' };
    await store.attempt(() => fetch('/sandbox/clock', { method: 'POST', headers, body }));
  }

  if (!ready) return null;
  return (
    <fieldset className="clock" aria-label="The desk’s clock">
      <time className="clock-time" title={`In the sandbox it is ${fullTime(nowMs, tz)}, ${tz}`}>
        <Icon name="clock" />
        {clockWords(nowMs, tz)}
      </time>
      {canMove && (
        <>
          <MoveButton label="+1 hour" onPress={() => advance(HOUR_MS)} />
          <MoveButton label="next morning" onPress={() => advance(msUntilHour(nowMs, tz, MORNING_HOUR))} />
          <MoveButton label="+2 days" onPress={() => advance(2 * DAY_MS)} />
          <MoveButton label="+1 week" onPress={() => advance(7 * DAY_MS)} />
        </>
      )}
    </fieldset>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly onPress: () => Promise<void>;
}

function MoveButton({ label, onPress }: MoveButtonProps) {
  const [busy, setBusy] = useState(false);
  async function press(): Promise<void> {
    setBusy(true);
    await onPress();
    setBusy(false);
  }
  return (
    <button type="button" className="bar-button" aria-busy={busy} onClick={() => !busy && void press()}>
      {label}
    </button>
  );
}
