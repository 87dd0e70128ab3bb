import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Workspace } from '../workspace.ts';
import { botMayRead } from '../world/files.ts';
import type { StoredFile } from '../world/stored.ts';
import { readUpload } from './body.ts';
import { sendText } from './send.ts';

/** `POST /upload/F…?length=n`: the bytes an app announced. */
export async function serveUpload(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://slack');
  const file = workspace.world.files.get(url.pathname.split('/')[2] ?? '');
  if (!file) return sendText(response, 404, 'not found');

  const data = await readUpload(request);
  if (data.length !== Number(url.searchParams.get('length'))) return sendText(response, 400, 'wrong length');
  workspace.world.files.set(file.id, { ...file, data, size: data.length });
  sendText(response, 200, `OK - ${data.length}`);
}

/** `GET /files/T…-F…/name`: with the bot's token, or the key that windows carry. */
export function serveFile(workspace: Workspace, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://slack');
  const file = workspace.world.files.get(url.pathname.split('/')[2]?.split('-')[1] ?? '');
  if (!file) sendText(response, 404, 'not found');
  else if (mayRead(workspace, file, url, request)) sendFile(response, file);
  else {
    // Slack does not say no: it shows the page where people sign in.
    const location = `${workspace.world.baseUrl}/?redir=${encodeURIComponent(url.pathname)}`;
    response.writeHead(302, { location }).end();
  }
}

function sendFile(response: ServerResponse, file: StoredFile): void {
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.data.length,
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
  });
  response.end(file.data);
}

function mayRead(workspace: Workspace, file: StoredFile, url: URL, request: IncomingMessage): boolean {
  const key = new URL(file.url).searchParams.get('key');
  if (url.searchParams.get('key') === key) return true;
  const { world, credentials } = workspace;
  const byToken = request.headers.authorization === `Bearer ${credentials.botToken}`;
  return byToken && world.manifest.scopes.has('files:read') && botMayRead(world, file);
}
