import { useState } from 'react';
import type { FaultName } from '../../inspect/logged-call.ts';
import { useInspector, useInspectorState } from './inspector-context.tsx';

const SWITCHES: readonly { readonly name: FaultName; readonly label: string; readonly effect: string }[] = [
  { name: 'slow', label: 'Slow', effect: 'Every call takes two seconds more' },
  { name: 'ratelimited', label: '429', effect: 'Slack refuses every second message for three seconds' },
  { name: 'lost', label: 'Lost replies', effect: 'Every second message arrives, but the bot is not told' },
  { name: 'github', label: 'GitHub down', effect: 'GitHub answers every call with an error' },
];

const CUT_WORDS_MS = 3_000;

/** Nothing is lost and nothing is doubled, whatever is switched on: that is what there is to see. */
export function FaultSwitches() {
  const store = useInspector();
  const faults = useInspectorState((state) => state.faults);
  return (
    <fieldset className="faults">
      <legend>Faults</legend>
      {SWITCHES.map(({ name, label, effect }) => (
        <label key={name} title={effect}>
          <input
            type="checkbox"
            checked={faults[name]}
            onChange={() => void store.turn(name, !faults[name])}
          />{' '}
          {label}
        </label>
      ))}
      <Disconnect />
    </fieldset>
  );
}

function Disconnect() {
  const store = useInspector();
  const [isCut, setIsCut] = useState(false);
  async function cut(): Promise<void> {
    await store.disconnect();
    setIsCut(true);
    setTimeout(() => setIsCut(false), CUT_WORDS_MS);
  }
  return (
    <>
      <button
        type="button"
        className="button"
        title="Cut the bot’s connection; it comes back by itself"
        onClick={() => void cut()}
      >
        Disconnect
      </button>
      <span role="status">{isCut ? 'Cut; it is coming back.' : ''}</span>
    </>
  );
}
