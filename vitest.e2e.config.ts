import { defineConfig } from 'vitest/config';
import { findChromium } from './sandbox/browser/chromium.ts';

const found = findChromium();
if (!found) process.stdout.write('End-to-end tests are skipped: there is no Chromium on this machine.\n');

export default defineConfig({
  test: {
    include: found ? ['tests/e2e/**/*.e2e.ts'] : [],
    passWithNoTests: !found,
    globalSetup: found ? ['tests/e2e/support/browser.ts'] : [],
    testTimeout: 60_000,
    // Every worker keeps a line to the same browser; more of them only get into each other's way.
    maxWorkers: 2,
    isolate: false,
    experimental: { fsModuleCache: true },
  },
});
