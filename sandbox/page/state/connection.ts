import type { FromPage, PersonClient, Push, ToPage } from '../../server/protocol.ts';

type Method = FromPage['method'];

/** Calls the embedded Slack as one person. A call made while the line is down fails at once. */
export type Call = <M extends Method>(
  method: M,
  ...args: Parameters<PersonClient[M]>
) => ReturnType<PersonClient[M]>;

export interface ConnectionEvents {
  onOpen(): void;
  onLost(): void;
  onPush(push: Push): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 5_000;

export function retryDelayMs(attempt: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
}

/** Opens `url` and keeps it open: a lost line is retried until `close`. */
export class Connection {
  readonly #url: string;
  readonly #events: ConnectionEvents;
  readonly #waiting = new Map<number, Waiting>();
  #socket: WebSocket;
  #closed = false;
  #attempt = 0;
  #lastId = 0;

  constructor(url: string, events: ConnectionEvents) {
    this.#url = url;
    this.#events = events;
    this.#socket = this.#open();
  }

  readonly call: Call = ((method: Method, ...args: readonly unknown[]) => {
    if (this.#socket.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Error('Not connected to the sandbox. Trying again…'));
    }
    this.#lastId += 1;
    const frame: FromPage = { id: this.#lastId, method, args };
    return new Promise((resolve, reject) => {
      this.#waiting.set(frame.id, { resolve, reject });
      this.#socket.send(JSON.stringify(frame));
    });
  }) as Call;

  close(): void {
    this.#closed = true;
    this.#socket.close();
  }

  #open(): WebSocket {
    const socket = new WebSocket(this.#url);
    socket.addEventListener('open', () => {
      if (this.#closed) return socket.close();
      this.#attempt = 0;
      this.#events.onOpen();
    });
    socket.addEventListener('message', (event) => this.#receive(JSON.parse(String(event.data)) as ToPage));
    socket.addEventListener('close', () => this.#lose());
    return socket;
  }

  #receive(frame: ToPage): void {
    if ('push' in frame) {
      if (!this.#closed) this.#events.onPush(frame.push);
      return;
    }
    const caller = this.#waiting.get(frame.id);
    this.#waiting.delete(frame.id);
    if ('error' in frame) caller?.reject(new Error(frame.error));
    else caller?.resolve(frame.result);
  }

  #lose(): void {
    for (const caller of this.#waiting.values()) {
      caller.reject(new Error('The connection to the sandbox was lost.'));
    }
    this.#waiting.clear();
    if (this.#closed) return;
    this.#events.onLost();
    setTimeout(() => {
      if (!this.#closed) this.#socket = this.#open();
    }, retryDelayMs(this.#attempt));
    this.#attempt += 1;
  }
}
