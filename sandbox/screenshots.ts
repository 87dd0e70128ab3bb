import { mkdirSync, statSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './browser/chromium.ts';
import { type PersonWindow, personWindow } from './browser/person-window.ts';
import { startSandbox } from './sandbox.ts';

const FOLDER = new URL('../docs/pictures/', import.meta.url);
/** A Tuesday morning in New York, so that the pictures change only when what they show does. */
const START = new Date('2026-03-03T15:00:00Z');

interface Scene {
  readonly page: Page;
  readonly left: PersonWindow;
  readonly right: PersonWindow;
  /** Minutes go by between what people do. */
  later(minutes: number): Promise<void>;
  take(name: string): Promise<void>;
}

/** Walks through the desk as Maya and Tomas, and takes the README's pictures on the way. */
async function takePictures(scene: Scene): Promise<void> {
  await fileWithForm(scene);
  await workOnIt(scene);
  await scene.take('ticket');
  await showHomes(scene);
  await scene.take('app-home');
  await resolveInTheDark(scene);
  await scene.take('ticket-dark');
}

async function fileWithForm({ left, right, take }: Scene): Promise<void> {
  await left.write('/ticket Event pages lose their map');
  await left.field('Tell us more').fill('Since the theme update, on two branches.');
  await take('form');
  await left.submit();
  await right.card(1).waitFor();
}

async function workOnIt({ left, right, later }: Scene): Promise<void> {
  await later(7);
  await right.button('Take it: ticket 1').click();
  await right.card(1).getByText('In progress').waitFor();
  await right.button('Reply: ticket 1').click();
  await right.field('Your reply').fill('I see it too. Which browser do you use?');
  await right.field('It asks the requester something').check();
  await right.submit();
  await right.card(1).getByText('Waiting on requester').waitFor();
  await later(12);
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await left.thread.getByText('Which browser do you use?').waitFor();
  await left.reply('Firefox. On my phone the map is there.');
  await right.openThread(right.card(1));
  await right.thread.getByText('On my phone the map is there.').waitFor();
  await later(3);
  await right.reply('The map script is blocked, as last autumn.');
  await right.thread.getByText('Only the team sees this').waitFor();
}

async function showHomes({ left, right, later }: Scene): Promise<void> {
  await later(16);
  await left.button('Close thread').click();
  await left.write('/ticket The reading list of March is empty');
  await left.submit();
  await left.said('Ticket 2 is with the desk').waitFor();
  for (const person of [left, right]) await person.goTo('Firstline');
  await left.pane.getByText('The reading list of March is empty').waitFor();
  await right.pane.getByText('Unassigned (1)').waitFor();
}

async function resolveInTheDark({ page, left, right, later }: Scene): Promise<void> {
  await later(60);
  await page.emulateMedia({ colorScheme: 'dark' });
  await left.goTo('heron-help');
  await left.openThread(left.said('Ticket 1 is with the desk'));
  await right.goTo('desk-triage');
  await right.button('Resolve: ticket 1').click();
  await right.choose('How it ended', 'Done: we changed or made something');
  await right
    .field('Last message')
    .fill('Hello Maya, the map is back on both pages. Please reload them once.');
  await right.submit();
  await right.card(1).getByText('Resolved: done').waitFor();
  await left.button('Yes, all good: ticket 1').waitFor();
  await right.dialog.waitFor({ state: 'hidden' });
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('There is no Chromium here; Debian has it as the package chromium.');
  mkdirSync(FOLDER, { recursive: true });
  const sandbox = await startSandbox({ startAt: START });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await page.addInitScript({ content: "localStorage.setItem('firstline.tour', 'closed');" });
  page.setDefaultTimeout(10_000);
  await page.goto(sandbox.url);
  const take = async (name: string): Promise<void> => {
    const path = new URL(`${name}.png`, FOLDER).pathname;
    // The focus goes to nobody's window, and no message shows its buttons.
    await page.locator('.top-bar h1').click();
    await page.screenshot({ path, caret: 'hide' });
    process.stdout.write(`${name}.png  ${Math.round(statSync(path).size / 1024)} kB\n`);
  };
  const later = (minutes: number) => sandbox.pass(minutes * 60_000);
  await takePictures({
    page,
    left: personWindow(page, 'left'),
    right: personWindow(page, 'right'),
    later,
    take,
  });
  await browser.close();
  await sandbox.close();
}

await main();
