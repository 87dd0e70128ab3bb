import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '../src/app.ts';
import { makeLog } from '../src/log.ts';
import { buildPage } from './page/build.ts';
import { heronWith, startSlack } from './server/index.ts';
import { setUpAsAdmin } from './set-up.ts';

const PORT = Number(process.env.PORT ?? 4600);

/** Bot, embedded Slack and page in one process; nothing listens beyond loopback and nothing is kept. */
async function main(): Promise<void> {
  let aheadMs = 0;
  const now = () => new Date(Date.now() + aheadMs);
  const page = await buildPage();
  const folder = mkdtempSync(join(tmpdir(), 'firstline-sandbox-'));

  const slack = await startSlack({
    now,
    manifest: readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'),
    port: PORT,
    seed: heronWith({ triageChannel: true }),
    pages: (request, response) => serve(request, response),
  });
  const running = await start(
    {
      slack: {
        botToken: slack.credentials.botToken,
        apiUrl: slack.apiUrl,
        door: { mode: 'socket', appToken: slack.credentials.appToken },
      },
      host: '127.0.0.1',
      port: 0,
      database: join(folder, 'firstline.db'),
      logLevel: 'warn',
    },
    now,
    makeLog('warn'),
  );
  await setUpAsAdmin(slack, running);

  function serve(request: IncomingMessage, response: ServerResponse): boolean {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    if (path === '/sandbox/clock') {
      void moveClock(request, response);
      return true;
    }
    const file = page.get(path);
    if (!file) return false;
    response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
    return true;
  }

  /** GET tells the time; POST moves it on, and the desk does at once what is due by then. */
  async function moveClock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { advanceMs } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { advanceMs?: unknown };
      if (typeof advanceMs !== 'number' || !(advanceMs >= 0)) {
        response.writeHead(400).end('advanceMs is a number of milliseconds, 0 or more');
        return;
      }
      aheadMs += advanceMs;
      await running.tick();
      await slack.clockMoved();
    }
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ nowMs: now().getTime() }));
  }

  process.on('SIGINT', async () => {
    await running.drain();
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
  console.log(`Firstline sandbox: ${slack.url}`);
  console.log(
    'Left is Maya, who asks; right is Tomas, who answers. Write /ticket in #heron-help. Ctrl+C ends it.',
  );
}

await main();
