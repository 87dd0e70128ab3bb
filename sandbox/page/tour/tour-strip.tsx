import { useState, useSyncExternalStore } from 'react';
import { Icon } from '../components/icon.tsx';
import { Mrkdwn } from '../components/markup.tsx';
import type { Tour } from './tour.ts';
import type { TourState, TourStore } from './tour-store.ts';
import { TOURS } from './tours.ts';

export function useTour<T>(store: TourStore, select: (state: TourState) => T): T {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}

/** One line under the top bar: the step to take now. The others are a press away. */
export function TourStrip({ store }: { readonly store: TourStore }) {
  const isOpen = useTour(store, (state) => state.isOpen);
  const at = useTour(store, (state) => state.at);
  const tour = TOURS[at];
  const done = useTour(store, (state) => state.progress.done);
  const number = useTour(store, (state) => state.progress.number);
  const [all, setAll] = useState(false);
  if (!isOpen || !tour) return null;

  const step = tour.steps[done];
  return (
    <aside className="tour" aria-label="Tour">
      <div className="tour-line">
        <Choice at={at} choose={(other) => store.start(other)} />
        <Pips count={tour.steps.length} done={done} />
        <p role="status">
          <Mrkdwn text={sayOf(step?.say ?? tour.end, number)} />
        </p>
        <button type="button" className="tour-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : 'All steps'}
        </button>
        {done > 0 && (
          <button type="button" className="tour-button" onClick={() => store.start(at)}>
            Start over
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label="Put the tour away"
          title="Put the tour away; the Tour button brings it back"
          onClick={() => store.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      {all && <Steps tour={tour} done={done} number={number} />}
    </aside>
  );
}

function sayOf(words: string, number = '…'): string {
  return words.replaceAll('{number}', number);
}

/** The one under way, and the others. */
function Choice({ at, choose }: { readonly at: number; readonly choose: (at: number) => void }) {
  return (
    <select
      className="tour-choice"
      aria-label="Which tour"
      value={at}
      onChange={(event) => choose(Number(event.target.value))}
    >
      {TOURS.map(({ name }, index) => (
        <option key={name} value={index}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Pips({ count, done }: { readonly count: number; readonly done: number }) {
  const words = done < count ? `Step ${done + 1} of ${count}` : `All ${count} steps done`;
  return (
    <span className="quiet tour-count">
      {done < count ? words : <Icon name="done" />}
      {done >= count && ' Done'}
    </span>
  );
}

interface StepsProps {
  readonly tour: Tour;
  readonly done: number;
  readonly number: string | undefined;
}

function Steps({ tour, done, number }: StepsProps) {
  return (
    <ol className="tour-steps">
      {tour.steps.map((step, at) => (
        <Step key={step.say} words={sayOf(step.say, number)} isDone={at < done} isNow={at === done} />
      ))}
    </ol>
  );
}

interface StepProps {
  readonly words: string;
  readonly isDone: boolean;
  readonly isNow: boolean;
}

function Step({ words, isDone, isNow }: StepProps) {
  return (
    <li className={isDone ? 'tour-done' : undefined} aria-current={isNow ? 'step' : undefined}>
      <Icon name={isDone ? 'done' : 'todo'} />
      <span>
        <Mrkdwn text={words} />
        {isDone && <span className="unseen"> (done)</span>}
      </span>
    </li>
  );
}
