import type { App } from '@slack/bolt';

/** Bolt's own stop waits for nobody, so the desk counts what it works on. */
export function countInFlight(app: App): { settled(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const work = process(event);
    running.add(work);
    work.finally(() => running.delete(work)).catch(() => {});
    return work;
  };
  return { settled: async () => void (await Promise.allSettled(running)) };
}
