import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { CHROMIUM_ARGS, findChromium } from '../../../sandbox/browser/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of this run listens, on loopback. */
    browserUrl: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: findChromium() ?? '',
    args: CHROMIUM_ARGS,
    host: '127.0.0.1',
  });
  project.provide('browserUrl', server.wsEndpoint());
  return () => server.close();
}
