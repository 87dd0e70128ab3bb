import type { StandInGithub } from '../github/index.ts';
import type { EmbeddedSlack, Fault } from '../server/index.ts';
import { FAULT_NAMES, type FaultName, type FaultStates } from './logged-call.ts';

/** What the outbox sends; opening a form is left alone, so that one can go on trying. */
const SENDING = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'reactions.add'] as const;

const EVERY_CALL = { probability: 1 };
const EVERY_SECOND = { probability: 0.5 };

const FAULTS: Readonly<Record<Exclude<FaultName, 'github'>, readonly Fault[]>> = {
  slow: [{ kind: 'delay', ms: 2_000, ...EVERY_CALL }],
  ratelimited: SENDING.map((method) => ({ kind: 'ratelimited', method, retryAfter: 3, ...EVERY_SECOND })),
  lost: SENDING.map((method) => ({ kind: 'lost_reply', method, ...EVERY_SECOND })),
};

interface Switched {
  readonly slack: Pick<EmbeddedSlack, 'faults'>;
  readonly github: Pick<StandInGithub, 'faults'>;
}

export interface FaultSwitches {
  readonly states: FaultStates;
  turn(name: FaultName, on: boolean): void;
}

export function faultSwitches({ slack, github }: Switched): FaultSwitches {
  const on = new Map<FaultName, readonly (() => void)[]>();
  return {
    get states() {
      return Object.fromEntries(FAULT_NAMES.map((name) => [name, on.has(name)])) as Record<
        FaultName,
        boolean
      >;
    },
    turn: (name, wanted) => {
      for (const takeAway of on.get(name) ?? []) takeAway();
      on.delete(name);
      if (!wanted) return;
      if (name === 'github') on.set(name, [github.faults.inject({ kind: 'server error', ...EVERY_CALL })]);
      else on.set(name, FAULTS[name].map(slack.faults.inject));
    },
  };
}
