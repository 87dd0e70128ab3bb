import type { Manifest } from '../manifest.ts';
import type { Fact } from './facts.ts';
import { createMint, type Mint } from './mint.ts';
import type {
  Channel,
  ResponseUrl,
  StoredFile,
  StoredPerson,
  StoredView,
  Trigger,
  Usergroup,
} from './stored.ts';

/** Everything one workspace knows. Acts change it through the functions beside this file, each telling a `Fact`. */
export interface World {
  readonly now: () => Date;
  readonly manifest: Manifest;
  readonly team: Team;
  readonly app: AppIds;
  readonly mint: Mint;
  readonly people: Map<string, StoredPerson>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  /** Per person the open modals, the top one last. */
  readonly modals: Map<string, readonly StoredView[]>;
  readonly homes: Map<string, StoredView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** Addresses `apps.connections.open` gave out and nobody has used yet. */
  readonly tickets: Set<string>;
  readonly usergroups: Map<string, Usergroup>;
  readonly listeners: Set<(fact: Fact) => void>;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  baseUrl: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** The company on the other side of shared channels. */
  readonly strangersId: string;
}

export interface AppIds {
  readonly id: string;
  readonly botId: string;
  readonly botUserId: string;
}

export function createWorld(manifest: Manifest, now: () => Date): World {
  return {
    now,
    manifest,
    team: {
      id: 'T0HERON000',
      name: 'Heron County Libraries',
      domain: 'heron-libraries',
      strangersId: 'T0STRANGER',
    },
    app: { id: 'A0FIRSTLINE', botId: 'B0FIRSTLINE', botUserId: 'U0FIRSTLINE' },
    mint: createMint(now),
    people: new Map(),
    channels: new Map(),
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    usergroups: new Map(),
    listeners: new Set(),
    baseUrl: '',
  };
}

export function tell(world: World, fact: Fact): void {
  for (const listener of [...world.listeners]) listener(fact);
}
