/** What is under way between Slack and the app, so that a test can wait for quiet without sleeping. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  readonly count: number;
  settled(): Promise<void>;
}

/** Turns of the loop without anything under way; a new connection of the app takes about five to be seen. */
const QUIET_TURNS = 20;

export function createInFlight(): InFlight {
  let count = 0;
  let started = 0;
  const idle: (() => void)[] = [];

  async function track<T>(work: Promise<T>): Promise<T> {
    count++;
    started++;
    try {
      return await work;
    } finally {
      count--;
      if (count === 0) for (const resolve of idle.splice(0)) resolve();
    }
  }

  async function settled(): Promise<void> {
    // A listener goes on right after its ack: it is given some turns to make its next call.
    let quiet = 0;
    let seen = started;
    while (quiet < QUIET_TURNS) {
      if (count > 0) await new Promise<void>((resolve) => idle.push(resolve));
      else await new Promise((resolve) => setImmediate(resolve));
      quiet = count > 0 || seen !== started ? 0 : quiet + 1;
      seen = started;
    }
  }

  return {
    get count() {
      return count;
    },
    track,
    settled,
  };
}
