import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export const SECRET = 'what webhooks are signed with';

export interface Told {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A pager that answers as it is told. */
export async function openPager() {
  const told: Told[] = [];
  const pager = { told, status: 200, url: '' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      told.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(pager.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  pager.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/firstline`;
  return pager;
}
