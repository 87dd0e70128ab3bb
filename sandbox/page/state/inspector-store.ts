import type { FaultName, FaultStates, LoggedCall } from '../../inspect/logged-call.ts';

/** One message, whose calls alone are listed. */
export interface Subject {
  readonly channel: string;
  readonly ts: string;
}

export interface InspectorState {
  readonly isOpen: boolean;
  readonly subject?: Subject;
  /** Newest first. */
  readonly calls: readonly LoggedCall[];
  readonly faults: FaultStates;
}

const MOST_CALLS = 500;
const NO_FAULTS: FaultStates = { slow: false, ratelimited: false, lost: false, github: false };

/** What the bot sends, followed while somebody looks, and the faults that are switched on. */
export class InspectorStore {
  #state: InspectorState = { isOpen: false, calls: [], faults: NO_FAULTS };
  readonly #listeners = new Set<() => void>();
  #source: EventSource | undefined;
  #opener: HTMLElement | undefined;

  readonly getState = (): InspectorState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Of one message, or of everything. */
  open(subject?: Subject): void {
    const opener = document.activeElement;
    this.#opener = opener instanceof HTMLElement ? opener : undefined;
    const { subject: _before, ...kept } = this.#state;
    this.#set({ ...kept, isOpen: true, ...(subject && { subject }) });
    this.#follow();
    void this.#loadFaults();
  }

  showAll(): void {
    const { subject: _gone, ...kept } = this.#state;
    this.#set(kept);
  }

  close(): void {
    this.#source?.close();
    this.#source = undefined;
    this.#set({ isOpen: false, calls: [], faults: this.#state.faults });
    this.#opener?.focus();
  }

  async turn(name: FaultName, on: boolean): Promise<void> {
    this.#set({ ...this.#state, faults: { ...this.#state.faults, [name]: on } });
    await this.#loadFaults({ method: 'POST', body: JSON.stringify({ name, on }) });
  }

  async disconnect(): Promise<void> {
    await fetch('/sandbox/disconnect', { method: 'POST' });
  }

  #follow(): void {
    if (this.#source) return;
    const source = new EventSource('/sandbox/calls');
    this.#source = source;
    // A line that was lost and came back tells everything again.
    source.addEventListener('open', () => this.#set({ ...this.#state, calls: [] }));
    source.addEventListener('message', (event) => this.#add(JSON.parse(String(event.data)) as LoggedCall));
  }

  #add(call: LoggedCall): void {
    this.#set({ ...this.#state, calls: [call, ...this.#state.calls].slice(0, MOST_CALLS) });
  }

  async #loadFaults(init?: RequestInit): Promise<void> {
    const answer = await fetch('/sandbox/faults', init);
    if (!answer.ok) return;
    const faults = (await answer.json()) as FaultStates;
    this.#set({ ...this.#state, faults });
  }

  #set(state: InspectorState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
