import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { type PersonWindow, personWindow } from '../../../sandbox/browser/person-window.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { STAGE_TIME } from '../../support/clock.ts';

/** A sandbox of its own for each test, open in the browser that all of them share. */
export interface Box {
  readonly sandbox: Sandbox;
  readonly page: Page;
  readonly left: PersonWindow;
  readonly right: PersonWindow;
}

export interface BoxOptions extends BrowserContextOptions {
  /** `/?left=ben&right=ruth`, where it is not Maya and Tomas. */
  readonly path?: string;
  readonly before?: (sandbox: Sandbox) => Promise<void> | void;
  /** The tour stands open as on a first visit; it is put away by default. */
  readonly tour?: boolean;
}

const TOUR_PUT_AWAY = "localStorage.setItem('firstline.tour', 'closed')";
/** Much more than anything takes, a week of the clock too: on a busy machine, waiting is no fault of the desk. */
const PATIENCE_MS = 20_000;

let browser: Promise<Browser> | undefined;

export async function openBox({
  path = '/',
  before,
  tour = false,
  ...context
}: BoxOptions = {}): Promise<Box> {
  browser ??= chromium.connect(inject('browserUrl'));
  const sandbox = await startSandbox({ startAt: new Date(STAGE_TIME), logLevel: 'silent' });
  onTestFinished(() => sandbox.close());
  await before?.(sandbox);

  const visit = await (await browser).newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...context,
  });
  onTestFinished(() => visit.close());
  if (!tour) await visit.addInitScript({ content: TOUR_PUT_AWAY });
  const page = await visit.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles = troublesOf(page);
  onTestFinished(() => expect(troubles).toEqual([]));

  await page.goto(sandbox.url + path);
  const [left, right] = [personWindow(page, 'left'), personWindow(page, 'right')];
  await left.composer.or(right.composer).first().waitFor();
  onTestFinished(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const path = join(tmpdir(), 'firstline-e2e', `${task.name.replace(/\W+/g, '-').slice(0, 60)}.png`);
    await page.screenshot({ path });
    process.stdout.write(`What the page showed when it failed: ${path}\n`);
  });
  return { sandbox, page, left, right };
}

/** What the browser's console complains about; none of it is allowed. */
function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  return troubles;
}
