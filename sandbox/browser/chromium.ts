import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where systems put Chromium; Debian first. Playwright's own comes last, if somebody has installed it. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

export function findChromium(): string | undefined {
  return [...PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

/** Nothing of the browser's own goes to the network; without a sandbox of its own it runs in containers too. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--force-color-profile=srgb',
];
