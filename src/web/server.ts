import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.ts';

export interface WebParts {
  readonly host: string;
  readonly port: number;
  readonly readiness: () => Promise<Readiness>;
  /** Takes `POST /slack/events` in HTTP mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
}

export interface Web {
  readonly url: string;
  /** Takes no new connections; resolves when those under way are answered. */
  close(): Promise<void>;
}

/** The one HTTP server of the process. */
export async function startWeb(parts: WebParts): Promise<Web> {
  const server = createServer((request, response) => void route(parts, request, response));
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
  if (asked === 'GET /healthz') return answer(response, 200, { ok: true });
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
