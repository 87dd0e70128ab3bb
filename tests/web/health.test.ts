import { Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStage, type Stage } from '../support/stage.ts';

async function ready(stage: Stage): Promise<readonly [status: number, said: Record<string, unknown>]> {
  const response = await fetch(`${stage.running.url}/readyz`);
  return [response.status, (await response.json()) as Record<string, unknown>];
}

const healthy = async (stage: Stage) => (await fetch(`${stage.running.url}/healthz`)).status;

/** Resolves when `isSo` has become true of what the desk says; each look is a request, so the loop turns. */
async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look()));
}

describe('OPS-1 health', () => {
  it('OPS-1 says that all is well, each part by itself, and how long the outbox has waited', async () => {
    const stage = await openStage();
    expect(await healthy(stage)).toBe(200);
    expect(await ready(stage)).toEqual([
      200,
      { ready: true, database: 'ok', migrations: 'ok', slack: 'ok', oldestOutgoingSeconds: 0 },
    ]);
    const response = await fetch(`${stage.running.url}/readyz?verbose=1`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('OPS-1 says that the database cannot be read; the process is alive all the same', async () => {
    const stage = await openStage();
    const { db } = stage.running.desk;
    const ping = db.ping.bind(db);
    db.ping = () => Promise.reject(new Error('disk I/O error: secret words'));
    expect(await ready(stage)).toMatchObject([
      503,
      { ready: false, database: 'the database cannot be read' },
    ]);
    expect(await healthy(stage)).toBe(200);
    db.ping = ping;
    expect(await ready(stage)).toMatchObject([200, { ready: true }]);
  });

  it('OPS-1 answers, and does not hang, where the database goes between two questions', async () => {
    const stage = await openStage();
    const { db } = stage.running.desk;
    const { connection } = db;
    onTestFinished(() => void Object.assign(db, { connection }));
    const gone = {
      prepare() {
        throw new Error('The database connection is not open');
      },
    };
    Object.assign(db, { connection: gone });
    expect(await ready(stage)).toMatchObject([
      503,
      { ready: false, database: 'the database cannot be read' },
    ]);
  });

  it('OPS-1 says that no socket is open', async () => {
    const stage = await openStage();
    stage.slack.faults.refuseConnections(true);
    stage.slack.disconnectSockets('cut');
    await until(async () => (await ready(stage))[0] === 503);
    expect(await ready(stage)).toMatchObject([
      503,
      { ready: false, slack: expect.stringContaining('no connection') },
    ]);
    expect(await healthy(stage)).toBe(200);
  });

  it('OPS-1 tells how long the oldest message has waited', async () => {
    const stage = await openStage();
    stage.slack.faults.inject({
      kind: 'ratelimited',
      method: 'chat.postMessage',
      retryAfter: 600,
      times: 100,
    });
    await stage.as('ben').post('#heron-help', 'Search finds nothing since lunch');
    await stage.settle();
    stage.clock.advance(90_000);
    const [, said] = await ready(stage);
    expect(Number(said.oldestOutgoingSeconds)).toBeGreaterThanOrEqual(90);
  });
});

describe('OPS-4 the door of the process', () => {
  it('S13 nothing listens but where it was told, and that is this machine alone', async () => {
    const heard: string[] = [];
    const { listen } = Server.prototype;
    onTestFinished(() => void Object.assign(Server.prototype, { listen }));
    Object.assign(Server.prototype, {
      listen(this: Server, ...args: Parameters<typeof listen>) {
        this.once('listening', () => heard.push(JSON.stringify(this.address())));
        return listen.apply(this, args);
      },
    });
    const stage = await openStage();
    expect(heard).toHaveLength(2);
    for (const address of heard) expect(JSON.parse(address)).toMatchObject({ address: '127.0.0.1' });

    const { port } = new URL(stage.running.url);
    const outer = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outer) {
      await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow();
    }
  });

  it('in Socket Mode there is no door for Slack’s requests', async () => {
    const stage = await openStage();
    const sent = await fetch(`${stage.running.url}/slack/events`, { method: 'POST', body: '{}' });
    expect(sent.status).toBe(404);
  });

  it('OPS-4 half a request holds up no shutdown', async () => {
    const stage = await openStage({ isSetUp: false });
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"half":'));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const half = fetch(`${stage.running.url}/slack/events`, init).catch(() => 'cut');
    await stage.running.drain();
    await half;
    await expect(fetch(`${stage.running.url}/healthz`)).rejects.toThrow();
  });
});
