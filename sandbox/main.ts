import { type Sandbox, startSandbox } from './sandbox.ts';

const PORT = Number(process.env.PORT ?? 4600);
const MOST_TRIES = 10;

/** The first free port from `PORT` on, so that a sandbox that is still open stands in nobody's way. */
async function startOnFreePort(): Promise<Sandbox> {
  for (let port = PORT; ; port++) {
    try {
      return await startSandbox({ port });
    } catch (error) {
      if (!isTaken(error) || port - PORT >= MOST_TRIES) throw error;
      console.log(`Port ${port} is taken; trying ${port + 1}.`);
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Nothing is kept, so nothing has to be waited for; what a second Ctrl+C asks for is done at once. */
function endOnSignal(sandbox: Sandbox): void {
  let isEnding = false;
  function end(): void {
    if (isEnding) process.exit(1);
    isEnding = true;
    void sandbox.close().finally(() => process.exit(0));
  }
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

const sandbox = await startOnFreePort();
endOnSignal(sandbox);
console.log(`
Firstline sandbox: ${sandbox.url}

Open it in a browser: left is Maya, who asks; right is Tomas, who answers.
Nothing leaves this machine and nothing is kept. Ctrl+C ends it.
`);
