import type { IncomingMessage, ServerResponse } from 'node:http';
import { ACTS, type Act, type ActParts } from './acts.ts';
import { callLog } from './inspect/call-log.ts';
import { faultSwitches } from './inspect/fault-switches.ts';
import type { PageFile } from './page/build.ts';
import type { Sandbox } from './sandbox.ts';
import { sendText } from './server/http/send.ts';

export interface SandboxRoutes {
  /** False when the path is not one of ours. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /** The page is served before the bot has started; what asks of the bot only afterwards. */
  open(sandbox: Sandbox): void;
}

/** What stands beside Slack itself: the page's files, and what only a sandbox can do. */
export function sandboxRoutes(files: ReadonlyMap<string, PageFile>): SandboxRoutes {
  let opened: ActParts | undefined;
  return {
    open: (sandbox) => {
      const { slack } = sandbox;
      const startedMs = Date.now();
      opened = { sandbox, log: callLog(slack), switches: faultSwitches(sandbox), startedMs };
    },
    serve: (request, response) => {
      const [path = '/'] = (request.url ?? '/').split('?', 1);
      const file = files.get(path);
      const act = ACTS[path];
      if (file) serveFile(file, response);
      else if (act && opened) void run(act, opened, request, response);
      else if (act) sendText(response, 503, 'The bot is starting.');
      return file !== undefined || act !== undefined;
    },
  };
}

function serveFile(file: PageFile, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
}

async function run(
  act: Act,
  parts: ActParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await act(parts, request, response);
  } catch (error) {
    if (!response.headersSent)
      sendText(response, 500, error instanceof Error ? error.message : String(error));
  }
}
