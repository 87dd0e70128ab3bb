import type { Door } from '../ticket/door.ts';
import type { Role } from './roles.ts';

/** Who asks, by which door, and the key under which this very input is remembered. Told by Slack, not yet believed. */
export interface Caller {
  readonly workspaceId: string;
  readonly personId: string;
  readonly door: Door;
  readonly inputKey: string;
  /** Events are in the inbox before they are acknowledged; everything else is written with its change. */
  readonly isStored: boolean;
  /** They were told what their words look like, and say that it is none (INC-11). */
  readonly saysNone?: boolean;
}

/** The caller as the desk knows them at the moment of the change (PPL-4). */
export interface Actor {
  readonly workspaceId: string;
  readonly personId: string;
  readonly name: string;
  readonly door: Door;
  readonly isAgent: boolean;
  readonly isAdmin: boolean;
  /** As `/desk setup` names them (PPL-1). */
  readonly roles: readonly Role[];
  /** Guests, strangers from other companies, bots and deactivated people. */
  readonly isOutside: boolean;
}

/** The desk itself, when the tick or an answer from outside moves something. */
export const DESK_ACTOR_ID = 'desk';
export const BY_DESK = { personId: DESK_ACTOR_ID, door: 'desk' } as const;

/** Somebody the desk has never seen; whoever called looks them up and asks again. */
export class UnknownPerson extends Error {
  override readonly name = 'UnknownPerson';
  readonly personId: string;

  constructor(personId: string) {
    super('Somebody the desk does not know yet.');
    this.personId = personId;
  }
}
