import { onTestFinished } from 'vitest';
import { type Running, start } from '../../src/app.ts';
import { makeLog } from '../../src/log.ts';
import type { Stage } from './stage.ts';

/** Another process of the same desk; ended with the test. */
export async function startAgain(
  { config, clock }: Pick<Stage, 'config' | 'clock'>,
  log: string[] = [],
): Promise<Running> {
  const running = await start(
    config,
    clock.now,
    makeLog('info', (line) => log.push(line)),
  );
  onTestFinished(() => running.drain());
  return running;
}

export async function ask({ url }: Running, path: string) {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, said: (await response.json()) as Record<string, unknown> };
}

export const isWhole = async (running: Running) => (await ask(running, '/readyz')).status === 200;

/** Time passes for a desk that may be without its database. */
export async function pass(stage: Stage, running: Running, ms: number): Promise<void> {
  stage.clock.advance(ms);
  await stage.slack.clockMoved();
  await running.tick();
  await running.settled();
}
