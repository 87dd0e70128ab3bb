/** What can go wrong between the desk and GitHub, switched on by a test or by a person in the page. */
export const GITHUB_FAULTS = [
  'lost reply',
  'reset',
  'server error',
  'server error after',
  'secondary limit',
  'primary limit',
  'bad credentials',
  'no such place',
  'not valid',
  'list lags',
] as const;
export type GithubFaultKind = (typeof GITHUB_FAULTS)[number];

export interface GithubFault {
  readonly kind: GithubFaultKind;
  /** As `POST issues`; any call when left out. */
  readonly call?: string;
  /** Without times and probability, once. */
  readonly times?: number;
  /** 0–1, for as long as it is on. */
  readonly probability?: number;
  /** Of `list lags`: how long an issue is missing from lists; default 60 s. */
  readonly lagMs?: number;
  /** Of the limits: seconds to wait; default 60. */
  readonly retryAfter?: number;
}

export interface GithubFaults {
  /** Answers a way to take the fault away again. */
  inject(fault: GithubFault): () => void;
  clear(): void;
  readonly active: readonly GithubFault[];
  /** The fault of one of these kinds that strikes this call, and counts as spent. */
  strike(kinds: readonly GithubFaultKind[], call: string): GithubFault | undefined;
}

interface Switched {
  readonly fault: GithubFault;
  left: number;
}

export function githubFaults(random: () => number): GithubFaults {
  let switched: Switched[] = [];
  return {
    get active() {
      return switched.map(({ fault }) => fault);
    },
    inject(fault) {
      const left = fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
      const one = { fault, left };
      switched.push(one);
      return () => {
        switched = switched.filter((other) => other !== one);
      };
    },
    clear() {
      switched = [];
    },
    strike(kinds, call) {
      for (const one of switched) {
        const { kind, call: wanted, probability } = one.fault;
        if (!kinds.includes(kind) || (wanted !== undefined && wanted !== call)) continue;
        if (probability !== undefined && random() >= probability) continue;
        one.left--;
        if (one.left === 0) switched = switched.filter((other) => other !== one);
        return one.fault;
      }
      return undefined;
    },
  };
}
