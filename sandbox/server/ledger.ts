import type { Args } from './api/args.ts';
import type { Answer } from './api/call.ts';
import type { Message } from './protocol.ts';
import { shownMessage } from './wire/message.ts';
import type { World } from './world/world.ts';

/** Everything the app asked of Slack, in order. */
export interface Ledger {
  /** All Web API calls and uses of a response_url (`response_url`), or those of one method. */
  calls(method?: string): readonly LedgerEntry[];
  /** Every message the bot has made, as it is now; ephemeral ones too. */
  messages(): readonly Message[];
  /** Methods the embedded Slack does not know. A test that finds one here has found a gap. */
  readonly unknown: readonly string[];
  /** Acks that Slack could not use: a view over the limits, errors for a block that is no input. */
  readonly badAcks: readonly BadAck[];
  clear(): void;
  onEntry(listener: (entry: LedgerEntry) => void): () => void;
}

export interface LedgerEntry {
  readonly at: Date;
  readonly method: string;
  readonly args: Args;
  readonly ok: boolean;
  readonly error?: string;
  /** False when the call was accepted and its reply was lost on the way (a fault). */
  readonly answered: boolean;
  readonly answer: Answer;
}

export interface BadAck {
  readonly at: Date;
  readonly error: string;
  readonly ack: unknown;
}

export interface LedgerKeeper extends Ledger {
  record(entry: LedgerEntry): void;
  recordUnknown(method: string): void;
  recordBadAck(error: string, ack: unknown): void;
}

export function createLedger(world: World): LedgerKeeper {
  const entries: LedgerEntry[] = [];
  const unknown: string[] = [];
  const badAcks: BadAck[] = [];
  const listeners = new Set<(entry: LedgerEntry) => void>();
  return {
    unknown,
    badAcks,
    calls: (method) => (method ? entries.filter((entry) => entry.method === method) : [...entries]),
    messages: () => botMessages(world),
    clear: () => {
      entries.length = 0;
      unknown.length = 0;
      badAcks.length = 0;
    },
    onEntry: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    record: (entry) => {
      entries.push(entry);
      for (const listener of listeners) listener(entry);
    },
    recordUnknown: (method) => unknown.push(method),
    recordBadAck: (error, ack) => badAcks.push({ at: world.now(), error, ack }),
  };
}

function botMessages(world: World): readonly Message[] {
  return [...world.channels.values()]
    .flatMap((channel) => [...channel.messages.values(), ...channel.ephemerals.values()])
    .filter((message) => message.botId !== undefined)
    .sort((a, b) => a.ts.localeCompare(b.ts))
    .map((message) => shownMessage(world, message));
}
