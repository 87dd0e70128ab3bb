import type { Database } from '../db/handles.ts';
import type { Policy } from '../policy/policy.ts';

/** What every service needs from the outside world. Built once in app.ts; tests build their own. */
export interface Desk {
  readonly db: Database;
  readonly now: () => Date;
  readonly policy: Policy;
  /** Of the policy's file, where it is wrong and `policy` the one before it. */
  readonly policyMistakes?: readonly string[];
  /** Where issues are opened; a desk without one escalates by hand. */
  readonly tracker?: { readonly repo: string };
}

/** Enough for what asks nothing of the policy. */
export type Store = Pick<Desk, 'db' | 'now'>;
