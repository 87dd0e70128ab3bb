/** Ids and timestamps of one workspace: counted, never random, so that a failing test fails the same way again. */
export interface Mint {
  /** `id('C')` → `C0000000001`. */
  id(prefix: string): string;
  /** A message timestamp of the present millisecond that no other message has. */
  ts(): string;
  /** Twenty characters nobody can guess from the last ones; `Math.random` would make runs differ. */
  secret(length?: number): string;
  uuid(): string;
  /** How far it has come, for another mint to go on from. */
  counted(): Counted;
  countOn(from: Counted): void;
}

export interface Counted {
  readonly counts: Map<string, number>;
  readonly nextMicro: Map<number, number>;
  readonly used: Set<string>;
  seed: number;
}

export function createMint(now: () => Date): Mint {
  let counted: Counted = { counts: new Map(), nextMicro: new Map(), used: new Set(), seed: 0x2545f491 };

  function count(prefix: string): number {
    const next = (counted.counts.get(prefix) ?? 0) + 1;
    counted.counts.set(prefix, next);
    return next;
  }

  function random(): number {
    counted.seed ^= counted.seed << 13;
    counted.seed ^= counted.seed >>> 17;
    counted.seed ^= counted.seed << 5;
    return counted.seed >>> 0;
  }

  function secret(length = 20): string {
    let made = '';
    while (made.length < length) made += random().toString(36);
    return made.slice(0, length);
  }

  function ts(): string {
    const { nextMicro, used } = counted;
    const ms = now().getTime();
    let micro = nextMicro.get(ms) ?? ms * 1000;
    while (used.has(asTs(micro))) micro++;
    nextMicro.set(ms, micro + 1);
    const made = asTs(micro);
    used.add(made);
    return made;
  }

  return {
    id: (prefix) => `${prefix}${count(prefix).toString(36).toUpperCase().padStart(10, '0')}`,
    ts,
    secret,
    counted: () => structuredClone(counted),
    countOn(from) {
      counted = structuredClone(from);
    },
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => random().toString(16).padStart(8, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Microseconds since 1970 as Slack writes them: `1772550000.000100`. */
export function asTs(micros: number): string {
  const text = String(micros).padStart(7, '0');
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

export function tsOf(date: Date): string {
  return asTs(date.getTime() * 1000);
}

export function epoch(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
