import { defineConfig } from 'vitest/config';

/** Long trials against a desk that runs as a process of its own: `npm run campaign`. */
export default defineConfig({
  test: {
    include: ['tests/campaigns/**/*.campaign.ts'],
    globalSetup: ['tests/campaigns/build-desk.ts', 'tests/support/global-setup.ts'],
    testTimeout: 60 * 60_000,
    hookTimeout: 5 * 60_000,
    disableConsoleIntercept: true,
  },
});
