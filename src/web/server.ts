import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.ts';

export interface WebParts {
  readonly host: string;
  readonly port: number;
  readonly readiness: () => Promise<Readiness>;
  /** What the process waits for; it is alive all the same. */
  readonly unwell: () => readonly string[];
  /** Takes `POST /slack/events` in HTTP mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  /** Takes `POST /webhooks/github` where GitHub is configured. */
  readonly github: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

export interface Web {
  readonly url: string;
  /** Takes no new connections; resolves when those under way are answered. */
  close(): Promise<void>;
}

const GRACE_MS = 1000;

/** The one HTTP server of the process. */
export async function startWeb(parts: WebParts): Promise<Web> {
  const server = createServer((request, response) => {
    route(parts, request, response).catch(() => answer(response, 500, { error: 'this failed' }));
  });
  server.requestTimeout = 15_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${parts.host}:${port}`, close: () => close(server) };
}

async function route(parts: WebParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path] = (request.url ?? '/').split('?', 1);
  const asked = `${request.method} ${path}`;
  if (asked === 'POST /slack/events' && parts.slack) return parts.slack(request, response);
  if (asked === 'POST /webhooks/github' && parts.github) return parts.github(request, response);
  if (asked === 'GET /healthz') return answer(response, 200, { ok: true, unwell: parts.unwell() });
  if (asked === 'GET /readyz') {
    const readiness = await parts.readiness();
    return answer(response, readiness.ready ? 200 : 503, readiness);
  }
  answer(response, 404, { error: 'not found' });
}

export function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(text);
}

/** What the desk worked on is answered by now; what is still open is half a request, which may never end. */
function close(server: Server): Promise<void> {
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(grace);
      resolve();
    });
    server.closeIdleConnections();
  });
}
