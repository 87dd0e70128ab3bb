import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A page of another site could reach a server on this machine; its Host or Origin gives it away. */
export function isLoopback(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  return isLocal(`http://${host ?? ''}`) && (origin === undefined || isLocal(origin));
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}
