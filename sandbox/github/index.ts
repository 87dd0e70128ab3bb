import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seeded } from '../seeded.ts';
import { type GithubFaults, githubFaults } from './faults.ts';
import { type GithubApp, githubApp } from './github-app.ts';
import { type GithubCall, serveGithub, TOKEN } from './serve.ts';
import { type Hook, Webhooks } from './webhooks.ts';
import { Wire } from './wire.ts';
import { World } from './world.ts';

export interface GithubOptions {
  readonly now: () => Date;
  /** `owner/name` of each repository there is at first. */
  readonly repositories: readonly string[];
  /** For faults that strike now and then; the same each run by default. */
  readonly random?: () => number;
  /** Where people look at it; the API's own address by default. */
  readonly htmlUrl?: string;
}

export interface StandInGithub {
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly faults: GithubFaults;
  readonly calls: readonly GithubCall[];
  /** Calls the stand-in does not know: a test that finds one here has found a gap. */
  readonly unknown: readonly string[];
  readonly webhooks: Webhooks;
  readonly app: GithubApp;
  tell(hook: Hook | undefined): void;
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A small GitHub for trying and testing: repositories, issues, comments, labels, milestones, sub-issues, webhooks.
 * It loses replies, fails and lags when told to, and listens on loopback alone.
 */
export async function startGithub(options: GithubOptions): Promise<StandInGithub> {
  const { now } = options;
  const calls: GithubCall[] = [];
  const unknown: string[] = [];
  const faults = githubFaults(options.random ?? seeded(1));
  let wire: Wire;
  const webhooks = new Webhooks(() => wire, now);
  const app = githubApp(now);
  const world = new World(now, (happening) => webhooks.send(happening));
  for (const name of options.repositories) world.addRepository(name);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  wire = new Wire(apiUrl, options.htmlUrl ?? apiUrl);
  const serve = serveGithub({ world, wire, faults, webhooks, app, now, apiUrl }, calls, unknown);
  server.on('request', (request, response) => void serve(request, response));

  return {
    apiUrl,
    token: TOKEN,
    world,
    faults,
    calls,
    unknown,
    webhooks,
    app,
    tell: (hook) => webhooks.tell(hook),
    settled: () => webhooks.settled(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
