import type { Config } from '../config.ts';
import type { Database } from '../db/handles.ts';
import { endEachWith } from '../db/transact.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { keepClocks } from '../services/clock/keep-clocks.ts';
import type { Desk } from '../services/desk.ts';

/** What services need, without Slack: for the command line as well. */
export function deskOf(
  { github }: Config,
  db: Database,
  now: () => Date,
  { policy, mistakes }: PolicyInForce,
): Desk {
  endEachWith(db, (tx) => keepClocks(tx, policy, now()));
  return {
    db,
    now,
    policy,
    policyMistakes: mistakes,
    ...(github ? { tracker: { repo: github.repo } } : {}),
  };
}
