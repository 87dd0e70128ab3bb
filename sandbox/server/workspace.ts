import type { Courier } from './delivery/courier.ts';
import type { Faults } from './faults.ts';
import type { InFlight } from './in-flight.ts';
import type { LedgerKeeper } from './ledger.ts';
import type { World } from './world/world.ts';

/** One running embedded Slack: what it knows, the way to the app, and what is watched and disturbed. */
export interface Workspace {
  readonly world: World;
  readonly courier: Courier;
  readonly ledger: LedgerKeeper;
  readonly faults: Faults;
  readonly inFlight: InFlight;
  readonly credentials: Credentials;
}

export interface Credentials {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
}
