import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import type { World } from '../world/world.ts';
import type { Delivery, PayloadKind, Retry, Transport } from './transport.ts';

const MOST = 10;
const PING_MS = 5_000;
const GOODBYE_MS = 20;

export interface Sockets extends Transport {
  accept(socket: WebSocket): void;
  readonly count: number;
  /** As Slack does when it refreshes a connection, or as the network does: without a word. */
  disconnectAll(reason: DisconnectReason | 'cut'): void;
  /** A frame of any kind to every connection. */
  broadcast(frame: object): void;
}

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

interface Waiting {
  readonly socket: WebSocket;
  readonly answer: (delivery: Delivery) => void;
}

/** Socket Mode: any one open connection gets a payload, and its ack comes back over the same one. */
export function createSockets(world: World, ackMs: number): Sockets {
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting>();
  let turn = 0;

  function accept(socket: WebSocket): void {
    if (open.length >= MOST) {
      farewell(socket, 'too_many_websockets');
      return;
    }
    open.push(socket);
    const ping = setInterval(() => socket.ping(), PING_MS).unref();
    socket.on('message', (data) => readAck(String(data), waiting));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      forget(socket);
      for (const one of waiting.values()) {
        if (one.socket === socket) one.answer({ acked: false, reason: 'connection_failed' });
      }
    });
    socket.send(JSON.stringify(hello(world, open.length)));
  }

  function forget(socket: WebSocket): void {
    const at = open.indexOf(socket);
    if (at >= 0) open.splice(at, 1);
  }

  function send(kind: PayloadKind, body: object, retry?: Retry): Promise<Delivery> {
    const socket = open[turn++ % Math.max(open.length, 1)];
    if (!socket) return Promise.resolve({ acked: false, reason: 'connection_failed' });

    const id = world.mint.uuid();
    return new Promise((resolve) => {
      const timer = setTimeout(() => answer({ acked: false, reason: 'http_timeout' }), ackMs).unref();
      function answer(delivery: Delivery): void {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(delivery);
      }
      waiting.set(id, { socket, answer });
      socket.send(JSON.stringify(envelope(id, kind, body, retry)));
    });
  }

  return {
    accept,
    send,
    get count() {
      return open.length;
    },
    disconnectAll: (reason) => {
      for (const socket of [...open]) {
        forget(socket);
        if (reason === 'cut') socket.terminate();
        else farewell(socket, reason);
      }
    },
    broadcast: (frame) => {
      for (const socket of open) socket.send(JSON.stringify(frame));
    },
    close: async () => {
      await Promise.all([...open].map(goodbye));
    },
  };
}

function hello(world: World, connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    connection_info: { app_id: world.app.id },
    debug_info: { host: 'embedded-slack', build_number: 1, approximate_connection_time: 18060 },
  };
}

function envelope(id: string, kind: PayloadKind, body: object, retry?: Retry): object {
  const isEvent = kind === 'events_api';
  return {
    envelope_id: id,
    type: kind,
    payload: body,
    accepts_response_payload: !isEvent,
    ...(isEvent && {
      retry_attempt: retry?.num ?? 0,
      retry_reason: retry?.reason.replace('http_', '') ?? '',
    }),
  };
}

function readAck(text: string, waiting: Map<string, Waiting>): void {
  let ack: { envelope_id?: unknown; payload?: unknown };
  try {
    ack = JSON.parse(text);
  } catch {
    return; // Slack, too, ignores what it cannot read.
  }
  waiting.get(String(ack.envelope_id))?.answer({ acked: true, payload: ack.payload });
}

/** The client is told, and closes; Slack cuts a client that does not. */
function farewell(socket: WebSocket, reason: DisconnectReason): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'embedded-slack' } }));
  socket.close();
}

/** Waits a moment for the other side's close, so that a client which is stopping too does not see an error. */
async function goodbye(socket: WebSocket): Promise<void> {
  const closed = once(socket, 'close');
  socket.close(1001);
  await Promise.race([closed, wait(GOODBYE_MS, undefined, { ref: false })]);
  socket.terminate();
}
