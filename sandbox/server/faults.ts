import { seeded } from '../seeded.ts';

/** What can go wrong between the app and Slack, switched on by a test or by a person in the page. */
export interface Faults {
  /** Answers a way to take the fault away again. */
  inject(fault: Fault): () => void;
  clear(): void;
  readonly active: readonly Fault[];
  /** Slack is away: connections are cut and refused, events are lost. */
  down(isDown: boolean): void;
  readonly isDown: boolean;
  /** New Socket Mode connections and Web API calls are refused; open sockets stay. */
  refuseConnections(refuses: boolean): void;
  readonly refuses: boolean;
  /** The fault that strikes this call at this moment, and counts as spent. */
  strike(moment: Moment, method: string, channel: string | undefined): Fault | undefined;
  /** The event bodies to deliver now, in this order; held ones come with a later event. */
  passEvent(body: object, deliver: (body: object) => void): readonly object[];
}

export type Fault = (CallFault | EventFault) & {
  /** How many times it strikes; without times and probability, once. */
  readonly times?: number;
  /** 0–1, for as long as it is on. */
  readonly probability?: number;
};

export type CallFault = {
  readonly kind:
    | 'ratelimited'
    | 'lost_reply'
    | 'reset'
    | 'server_error'
    | 'server_error_after'
    | 'delay'
    | 'error';
  /** Of a Web API method, or `response_url`; any when left out. */
  readonly method?: string;
  readonly channel?: string;
  /** Seconds, of `ratelimited`. */
  readonly retryAfter?: number;
  /** Of `delay`. */
  readonly ms?: number;
  /** Of `server_error*`, default 500. */
  readonly status?: number;
  /** Of `error`: Slack's code, `fatal_error` by default. */
  readonly code?: string;
};

export type EventFault = {
  readonly kind: 'duplicate_event' | 'drop_event' | 'reorder_events';
  /** Of the inner event, such as `message`. */
  readonly event?: string;
};

export type Moment = 'before' | 'instead' | 'after';

const MOMENTS: Readonly<Record<CallFault['kind'], Moment>> = {
  delay: 'before',
  ratelimited: 'instead',
  reset: 'instead',
  server_error: 'instead',
  error: 'instead',
  lost_reply: 'after',
  server_error_after: 'after',
};

interface Switched {
  readonly fault: Fault;
  left: number;
}

export function createFaults(seed: number, cut: () => void): Faults {
  const random = seeded(seed);
  let switched: Switched[] = [];
  let held: object[] = [];
  let isDown = false;
  let refuses = false;
  let release: (body: object) => void = () => {};

  function strikes(matches: (fault: Fault) => boolean): Fault | undefined {
    for (const one of switched) {
      if (!matches(one.fault)) continue;
      if (one.fault.probability !== undefined && random() >= one.fault.probability) continue;
      one.left--;
      if (one.left === 0) switched = switched.filter((other) => other !== one);
      return one.fault;
    }
    return undefined;
  }

  function isReordering(): boolean {
    return switched.some(({ fault }) => fault.kind === 'reorder_events');
  }

  function letGo(): readonly object[] {
    const bodies = held.reverse();
    held = [];
    return bodies;
  }

  return {
    get active() {
      return switched.map(({ fault }) => fault);
    },
    get isDown() {
      return isDown;
    },
    get refuses() {
      return refuses || isDown;
    },
    inject: (fault) => {
      const one = {
        fault,
        left: fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY),
      };
      switched.push(one);
      return () => {
        switched = switched.filter((other) => other !== one);
        if (!isReordering()) letGo().forEach(release);
      };
    },
    clear: () => {
      switched = [];
      isDown = false;
      refuses = false;
      letGo().forEach(release);
    },
    down: (next) => {
      isDown = next;
      if (next) cut();
    },
    refuseConnections: (next) => {
      refuses = next;
    },
    strike: (moment, method, channel) => strikes((fault) => hitsCall(fault, moment, method, channel)),
    passEvent: (body, deliver) => {
      release = deliver;
      if (isDown || strikes((fault) => hitsEvent(fault, 'drop_event', body))) return [];
      if (strikes((fault) => hitsEvent(fault, 'reorder_events', body))) {
        held.push(body);
        return isReordering() ? [] : letGo();
      }
      return strikes((fault) => hitsEvent(fault, 'duplicate_event', body)) ? [body, body] : [body];
    },
  };
}

function hitsCall(fault: Fault, moment: Moment, method: string, channel: string | undefined): boolean {
  if (isEventFault(fault) || MOMENTS[fault.kind] !== moment) return false;
  return (!fault.method || fault.method === method) && (!fault.channel || fault.channel === channel);
}

function hitsEvent(fault: Fault, kind: EventFault['kind'], body: object): boolean {
  if (!isEventFault(fault) || fault.kind !== kind) return false;
  const { event } = body as { event?: { type?: string } };
  return !fault.event || fault.event === event?.type;
}

function isEventFault(fault: Fault): fault is EventFault & Fault {
  return fault.kind === 'duplicate_event' || fault.kind === 'drop_event' || fault.kind === 'reorder_events';
}
