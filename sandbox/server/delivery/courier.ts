import type { Faults } from '../faults.ts';
import type { InFlight } from '../in-flight.ts';
import type { World } from '../world/world.ts';
import { eventBody } from './event-body.ts';
import type { Delivery, Retry, Transport } from './transport.ts';

/** Events are delivered at least once and re-sent; commands and interactions once or never. */
export interface Courier {
  event(inner: object): void;
  innerEvent(inner: object): Promise<Delivery>;
  eventBody(body: object): Promise<Delivery>;
  command(body: object): Promise<Delivery>;
  interaction(body: object): Promise<Delivery>;
  /** Sends again what was not acked and is due by the clock; answers how many. */
  retryDue(): Promise<number>;
}

/** At once, after a minute, after five. */
const RETRY_MS = [0, 60_000, 300_000];

interface Owed {
  readonly body: object;
  readonly retry: Retry;
  readonly dueAtMs: number;
}

export function createCourier(
  world: World,
  transport: Transport,
  faults: Faults,
  inFlight: InFlight,
): Courier {
  let owed: Owed[] = [];

  async function deliver(body: object, retry?: Retry): Promise<Delivery> {
    const delivery = await inFlight.track(transport.send('events_api', body, retry));
    if (delivery.acked || delivery.noRetry) return delivery;

    const num = (retry?.num ?? 0) + 1;
    const wait = RETRY_MS[num - 1];
    if (wait === undefined) return delivery;
    const next = { num, reason: delivery.reason };
    if (wait === 0) return deliver(body, next);
    owed.push({ body, retry: next, dueAtMs: world.now().getTime() + wait });
    return delivery;
  }

  async function retryDue(): Promise<number> {
    const nowMs = world.now().getTime();
    const due = owed.filter((one) => one.dueAtMs <= nowMs);
    owed = owed.filter((one) => one.dueAtMs > nowMs);
    await Promise.all(due.map((one) => deliver(one.body, one.retry)));
    return due.length;
  }

  return {
    event: (inner) => {
      for (const body of faults.passEvent(eventBody(world, inner), deliverLater)) deliverLater(body);
    },
    innerEvent: (inner) => deliver(eventBody(world, inner)),
    eventBody: (body) => deliver(body),
    command: (body) => inFlight.track(transport.send('slash_commands', body)),
    interaction: (body) => inFlight.track(transport.send('interactive', body)),
    retryDue,
  };

  function deliverLater(body: object): void {
    void inFlight.track(deliver(body));
  }
}
