import { createRates } from './api/rates.ts';
import { createCourier } from './delivery/courier.ts';
import { eventsOf } from './delivery/events.ts';
import { createPosts } from './delivery/posts.ts';
import { createSockets } from './delivery/sockets.ts';
import { createFaults } from './faults.ts';
import { heron } from './heron.ts';
import { answerCall, listenToPushes, serveClient } from './http/client-socket.ts';
import { createSlackServer, listen } from './http/server.ts';
import { createInFlight } from './in-flight.ts';
import { createLedger } from './ledger.ts';
import { readManifest } from './manifest.ts';
import type { EmbeddedSlack, SlackOptions } from './options.ts';
import { personClient } from './people/client.ts';
import { stageHands } from './stage-hands.ts';
import type { Workspace } from './workspace.ts';
import { seedFrom } from './world/copy.ts';
import { createWorld, tell } from './world/world.ts';

export type { CallFault, EventFault, Fault, Faults } from './faults.ts';
export { type HeronOptions, heron, heronWith, type Seed } from './heron.ts';
export type { Ledger, LedgerEntry } from './ledger.ts';
export type { EmbeddedSlack, SlackOptions } from './options.ts';

const ACK_MS = 3_000;
/** How often, in real time, un-acked events are looked at; whether one is due is a matter of the clock. */
const RETRY_LOOK_MS = 1_000;

/** A whole Slack workspace in this process, on the loopback interface. */
export async function startSlack(options: SlackOptions): Promise<EmbeddedSlack> {
  const now = options.now ?? (() => new Date());
  const ackMs = options.ackMs ?? ACK_MS;
  const world = createWorld(readManifest(options.manifest), now);
  (options.seed ?? heron)(world);

  const inFlight = createInFlight();
  const sockets = createSockets(world, ackMs);
  const faults = createFaults(options.randomSeed ?? 1, () => sockets.disconnectAll('cut'));
  const credentials = {
    botToken: `xoxb-${world.mint.secret(24)}`,
    appToken: `xapp-1-${world.app.id}-${world.mint.secret(24)}`,
    signingSecret: world.mint.secret(32),
  };
  const { signingSecret } = credentials;
  const posts =
    options.http && createPosts({ signedAt: () => new Date(), ...options.http, signingSecret, ackMs });
  const courier = createCourier(world, posts ?? sockets, faults, inFlight);
  const workspace: Workspace = { world, courier, ledger: createLedger(world), faults, inFlight, credentials };

  const server = createSlackServer({
    workspace,
    sockets,
    rates: options.ratesEnforced ? createRates(now) : undefined,
    pages: options.pages,
    onClient: (socket, handle) => serveClient(workspace, socket, handle),
  });
  world.baseUrl = await listen(server.http, options.port ?? 0);
  world.listeners.add((fact) => {
    for (const event of eventsOf(world, fact)) courier.event(event);
  });
  const looking = setInterval(() => void courier.retryDue(), RETRY_LOOK_MS).unref();

  return {
    url: world.baseUrl,
    apiUrl: `${world.baseUrl}/api/`,
    credentials,
    teamId: world.team.id,
    botUserId: world.app.botUserId,
    botId: world.app.botId,
    ledger: workspace.ledger,
    faults,
    get sockets() {
      return sockets.count;
    },
    disconnectSockets: sockets.disconnectAll,
    broadcast: sockets.broadcast,
    as: (handle) => personClient(workspace, handle),
    onPush: (handle, listener) => listenToPushes(workspace, handle, listener),
    handle: (handle, frame) => answerCall(personClient(workspace, handle), frame),
    clockMoved: async () => {
      tell(world, { kind: 'clock.moved' });
      await courier.retryDue();
    },
    ...stageHands(workspace),
    settled: inFlight.settled,
    seed: () => seedFrom(world),
    close: async () => {
      clearInterval(looking);
      await sockets.close();
      await server.close();
    },
  };
}
