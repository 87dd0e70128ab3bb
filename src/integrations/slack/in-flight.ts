import type { App } from '@slack/bolt';

export interface InFlight {
  /** Resolves when nothing is worked on. */
  settled(): Promise<void>;
  /** From now on what comes is left without an acknowledgement: Slack sends it again, or tells the person. */
  refuse(): void;
}

/** Bolt's own stop waits for nobody, so the desk counts what it works on. */
export function countInFlight(app: App): InFlight {
  const running = new Set<Promise<void>>();
  let isRefusing = false;
  const process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (isRefusing) return;
    const work = process(event);
    running.add(work);
    work.finally(() => running.delete(work)).catch(() => {});
    return work;
  };
  return {
    async settled() {
      while (running.size > 0) await Promise.allSettled(running);
    },
    refuse() {
      isRefusing = true;
    },
  };
}
