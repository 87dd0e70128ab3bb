import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Rates } from '../api/rates.ts';
import type { Sockets } from '../delivery/sockets.ts';
import type { Workspace } from '../workspace.ts';
import { serveApi } from './api-route.ts';
import { serveFile, serveUpload } from './file-routes.ts';
import { isLoopback } from './loopback.ts';
import { serveResponseUrl } from './response-url-route.ts';
import { sendText } from './send.ts';

const KEEP_ALIVE_MS = 120_000;

/** What the sandbox's own program serves: the page and its extra routes. False when it does not know the path. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface ServerParts {
  readonly workspace: Workspace;
  readonly rates: Rates | undefined;
  readonly sockets: Sockets;
  readonly pages: Pages | undefined;
  readonly onClient: (socket: WebSocket, handle: string) => void;
}

export async function listen(server: HttpServer, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface SlackServer {
  readonly http: HttpServer;
  close(): Promise<void>;
}

export function createSlackServer(parts: ServerParts): SlackServer {
  const { inFlight } = parts.workspace;
  const server = createServer((request, response) => {
    void inFlight.track(route(parts, request, response)).catch((error: unknown) => {
      process.emitWarning(error instanceof Error ? (error.stack ?? error.message) : String(error));
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The embedded Slack failed; its warning says where.');
    });
  });
  // A connection the client still holds for its next call must not be closed under it.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const upgrades = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => upgrade(parts, upgrades, request, socket, head));
  return {
    http: server,
    close: async () => {
      for (const client of upgrades.clients) client.terminate();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function route(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { workspace } = parts;
  const path = request.url ?? '/';
  if (!isLoopback(request)) return sendText(response, 403, 'Only from this machine.');
  if (path.startsWith('/api/')) return serveApi(workspace, parts.rates, request, response);
  if (path.startsWith('/response/')) return serveResponseUrl(workspace, request, response);
  if (path.startsWith('/upload/')) return serveUpload(workspace, request, response);
  if (path.startsWith('/files/')) return serveFile(workspace, request, response);
  if (!parts.pages || parts.pages(request, response) === false) sendText(response, 404, 'not found');
}

function upgrade(
  parts: ServerParts,
  upgrades: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const url = new URL(request.url ?? '/', 'http://slack');
  const ticket = url.searchParams.get('ticket') ?? '';
  const isApp = url.pathname === '/socket' && parts.workspace.world.tickets.has(ticket);
  const handle = url.pathname === '/client' ? url.searchParams.get('person') : undefined;
  const refused = isApp && parts.workspace.faults.refuses;
  if (!isLoopback(request) || refused || !(isApp || handle)) {
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    return;
  }
  parts.workspace.world.tickets.delete(ticket);
  upgrades.handleUpgrade(request, socket, head, (client) => {
    if (isApp) parts.sockets.accept(client);
    else parts.onClient(client, handle ?? '');
  });
}
