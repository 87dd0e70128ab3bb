import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PageFile } from './page/build.ts';
import type { Sandbox } from './sandbox.ts';
import { readBody } from './server/http/body.ts';
import { sendJson, sendText } from './server/http/send.ts';

type Route = (sandbox: Sandbox, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const ROUTES: Readonly<Record<string, Route>> = { '/sandbox/clock': moveClock };

export interface SandboxRoutes {
  /** False when the path is not one of ours. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** The page is served before the bot has started; what asks of the bot only afterwards. */
  open(sandbox: Sandbox): void;
}

/** What stands beside Slack itself: the page's files, and what only a sandbox can do. */
export function sandboxRoutes(files: ReadonlyMap<string, PageFile>): SandboxRoutes {
  let opened: Sandbox | undefined;
  return {
    open: (sandbox) => {
      opened = sandbox;
    },
    serve: (request, response) => {
      const [path = '/'] = (request.url ?? '/').split('?', 1);
      const file = files.get(path);
      const route = ROUTES[path];
      if (file) serveFile(file, response);
      else if (route && opened) void answer(route, opened, request, response);
      else if (route) sendText(response, 503, 'The bot is starting.');
      return file !== undefined || route !== undefined;
    },
  };
}

async function answer(...[route, ...call]: readonly [Route, ...Parameters<Route>]): Promise<void> {
  const [, , response] = call;
  try {
    await route(...call);
  } catch (error) {
    if (!response.headersSent)
      sendText(response, 500, error instanceof Error ? error.message : String(error));
  }
}

function serveFile(file: PageFile, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
}

const move = z.object({
  advanceMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000),
});

/** GET tells the time; POST moves it on, and the desk does whatever is due on the way. */
async function moveClock(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    const asked = move.safeParse(await readJson(request));
    if (!asked.success) return sendText(response, 400, 'advanceMs is a number of milliseconds, 0 or more');
    await sandbox.pass(asked.data.advanceMs);
  }
  sendJson(response, 200, { nowMs: sandbox.now().getTime() });
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request)).toString('utf8'));
  } catch {
    return undefined;
  }
}
