/** The way payloads reach the app: the sockets it opened, or its HTTP address. */
export interface Transport {
  send(kind: PayloadKind, body: object, retry?: Retry): Promise<Delivery>;
  close(): Promise<void>;
}

export type PayloadKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Retry {
  readonly num: number;
  readonly reason: string;
}

export type Delivery =
  | { readonly acked: true; readonly payload: unknown }
  | { readonly acked: false; readonly reason: FailedDelivery; readonly noRetry?: boolean };

/** Words of Slack's `x-slack-retry-reason`. */
export type FailedDelivery = 'http_timeout' | 'connection_failed' | 'http_error';
