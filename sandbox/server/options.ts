import type { DisconnectReason } from './delivery/sockets.ts';
import type { PayloadKind } from './delivery/transport.ts';
import type { Faults } from './faults.ts';
import type { Seed } from './heron.ts';
import type { Pages } from './http/server.ts';
import type { Ledger } from './ledger.ts';
import type { ChannelInfo, FromPage, Person, PersonClient, Push, ToPage } from './protocol.ts';
import type { Credentials } from './workspace.ts';
import type { NewPerson, PersonChange } from './world/people.ts';
import type { UsergroupChange } from './world/usergroups.ts';

export interface SlackOptions {
  /** The one clock: timestamps, triggers, response urls, retries and rates are measured by it. */
  readonly now?: () => Date;
  /** The text of manifest.yml: what the app may do, and what it is told. */
  readonly manifest: string;
  /** Default 0: any free one. Always on 127.0.0.1. */
  readonly port?: number;
  readonly seed?: Seed;
  /** Payloads go, signed, to this address instead of the app's sockets. `signedAt` is the real time by default. */
  readonly http?: { readonly url: string; readonly signedAt?: () => Date };
  readonly ratesEnforced?: boolean;
  /** Real milliseconds the app has to ack; Slack gives 3000. */
  readonly ackMs?: number;
  /** Of faults with a probability. */
  readonly randomSeed?: number;
  readonly pages?: Pages;
}

export interface EmbeddedSlack {
  readonly url: string;
  readonly apiUrl: string;
  readonly credentials: Credentials;
  readonly teamId: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly ledger: Ledger;
  readonly faults: Faults;
  /** Socket Mode connections that are open. */
  readonly sockets: number;
  disconnectSockets(reason: DisconnectReason | 'cut'): void;
  /** Any frame as it is to every socket, such as an envelope of a type no client knows. */
  broadcast(frame: object): void;

  as(handle: string): PersonClient;
  onPush(handle: string, listener: (push: Push) => void): () => void;
  /** A frame of the page, answered as its WebSocket would. */
  handle(handle: string, frame: FromPage): Promise<ToPage>;
  /** Tells every window the time; call it when the clock has jumped. Sends again what fell due meanwhile. */
  clockMoved(): Promise<void>;

  addPerson(person: NewPerson): Person;
  changePerson(handle: string, change: PersonChange): Person;
  /** Answers its id. Members are named by their handles. */
  addUsergroup(handle: string, name: string, members: readonly string[]): string;
  changeUsergroup(
    handle: string,
    change: Omit<UsergroupChange, 'users'> & { readonly members?: readonly string[] },
  ): void;
  addChannel(name: string, kind: 'public' | 'private', members: readonly string[]): ChannelInfo;
  /** A channel as one person, by default the bot, sees it. */
  channel(name: string, handle?: string): ChannelInfo;
  archiveChannel(name: string, by?: string): void;
  unarchiveChannel(name: string, by?: string): void;
  renameChannel(name: string, to: string, by?: string): void;
  shareChannel(name: string): void;
  inviteBot(channel: string, by?: string): void;
  kickBot(channel: string, by?: string): void;

  /** Any raw inner event, wrapped; resolves when the app has acked it, or has not. */
  deliver(event: object): Promise<boolean>;
  /** Any raw payload; resolves with what the app acked, undefined when it did not. */
  deliverBody(kind: PayloadKind, body: object): Promise<unknown>;
  /** Sends again the events that were not acked and are due by the clock. */
  retryDue(): Promise<number>;
  /** Resolves when no delivery waits for its ack and no request is being served. */
  settled(): Promise<void>;
  /** For a workspace that is to begin as this one is now. */
  seed(): Seed;
  close(): Promise<void>;
}
