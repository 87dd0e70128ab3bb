import { AT_START, advanced, type News, type Progress, type Side } from './tour.ts';
import { TOURS } from './tours.ts';

export interface TourState {
  readonly isOpen: boolean;
  /** Which of the tours, by its place in the list. */
  readonly at: number;
  readonly progress: Progress;
}

const KEY = 'firstline.tour';
const CLOSED = 'closed';

interface Kept {
  readonly startedMs: number;
  readonly at: number;
  readonly progress: Progress;
}

/** The tour is open on a first visit, goes on after a reload, and stays away once it is put away. */
export class TourStore {
  #state: TourState = { isOpen: localStorage.getItem(KEY) !== CLOSED, at: 0, progress: AT_START };
  readonly #listeners = new Set<() => void>();
  /** Whose window each is now. */
  readonly #people = new Map<Side, string>();
  /** Another sandbox at the same address has other tickets: its tour begins anew. */
  #startedMs: number | undefined;

  readonly getState = (): TourState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Once it is known which sandbox this is. */
  begin(startedMs: number): void {
    this.#startedMs = startedMs;
    const kept = readKept();
    if (kept?.startedMs === startedMs) {
      this.#set({ ...this.#state, at: kept.at, progress: kept.progress });
    } else {
      this.#keep();
    }
    this.#lookAround();
  }

  hear(side: Side, news: News): void {
    if (news.kind === 'person') this.#people.set(side, news.handle);
    const tour = TOURS[this.#state.at];
    if (!this.#state.isOpen || !tour) return;
    const progress = advanced(tour, this.#state.progress, side, news);
    if (progress === this.#state.progress) return;
    this.#set({ ...this.#state, progress });
    this.#keep();
  }

  /** From the first step. */
  start(at: number): void {
    this.#set({ isOpen: true, at, progress: AT_START });
    this.#keep();
    this.#lookAround();
  }

  close(): void {
    this.#set({ ...this.#state, isOpen: false });
    localStorage.setItem(KEY, CLOSED);
  }

  /** Whoever is there already need not be fetched. */
  #lookAround(): void {
    for (const [side, handle] of this.#people) this.hear(side, { kind: 'person', handle });
  }

  #keep(): void {
    if (this.#startedMs === undefined || !this.#state.isOpen) return;
    const { at, progress } = this.#state;
    const kept: Kept = { startedMs: this.#startedMs, at, progress };
    localStorage.setItem(KEY, JSON.stringify(kept));
  }

  #set(state: TourState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function readKept(): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '') as Kept;
    return TOURS[kept.at] ? kept : undefined;
  } catch {
    return undefined;
  }
}
