/** What is under way between Slack and the app, so that a test can wait for quiet without sleeping. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  readonly count: number;
  settled(): Promise<void>;
}

export function createInFlight(): InFlight {
  let count = 0;
  let idle: (() => void)[] = [];

  function done(): void {
    count--;
    if (count > 0) return;
    const waiting = idle;
    idle = [];
    for (const resolve of waiting) resolve();
  }

  async function settled(): Promise<void> {
    // A listener goes on right after its ack: give it a few turns to make its next call before calling it quiet.
    for (let quiet = 0; quiet < 3; ) {
      if (count > 0) {
        await new Promise<void>((resolve) => idle.push(resolve));
        quiet = 0;
      } else {
        await new Promise((resolve) => setImmediate(resolve));
        quiet++;
      }
    }
  }

  return {
    get count() {
      return count;
    },
    track: async (work) => {
      count++;
      try {
        return await work;
      } finally {
        done();
      }
    },
    settled,
  };
}
