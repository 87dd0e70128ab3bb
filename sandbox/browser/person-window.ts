import type { Locator, Page } from 'playwright-core';

/** One of the two windows of the page, used as a person uses it: by what is visible and by its name. */
export interface PersonWindow {
  readonly pane: Locator;
  readonly messages: Locator;
  readonly thread: Locator;
  readonly dialog: Locator;
  readonly composer: Locator;
  /** Messages with these words, in the channel and in the open thread. */
  said(words: string | RegExp): Locator;
  /** The card of a ticket in the channel on show. */
  card(number: number): Locator;
  button(name: string | RegExp): Locator;
  field(name: string | RegExp): Locator;
  goTo(name: string): Promise<void>;
  write(words: string): Promise<void>;
  reply(words: string): Promise<void>;
  openThread(message: Locator): Promise<void>;
  /** An entry of the message's ⋯ menu. */
  act(message: Locator, entry: string): Promise<void>;
  react(message: Locator): Promise<void>;
  choose(field: string, option: string): Promise<void>;
  /** Presses the button that hands in the form. */
  submit(): Promise<void>;
}

export function personWindow(page: Page, side: 'left' | 'right'): PersonWindow {
  const pane = page.locator(`.pane[data-side=${side}]`);
  const messages = pane.locator('.conversation .messages');
  const thread = pane.locator('.thread');
  const dialog = pane.getByRole('dialog');
  const composer = pane.locator('.conversation .composer textarea');
  return {
    pane,
    messages,
    thread,
    dialog,
    composer,
    said: (words) => pane.locator('article').filter({ hasText: words }),
    card: (number) =>
      messages
        .locator('article')
        .filter({ hasText: new RegExp(`Ticket ${number}\\b`) })
        .filter({ hasText: 'Requester' }),
    button: (name) => pane.getByRole('button', { name }),
    // A button of the form before may be called much like a field of the next.
    field: (name) => dialog.getByLabel(name).and(pane.locator(':not(button)')),
    async goTo(name) {
      const entry = pane.locator('.side-bar').getByRole('button', { name: new RegExp(`^#?${name}\\b`) });
      await entry.click();
      // What is typed before that is typed into the place one comes from.
      await entry.and(pane.locator('[aria-current=page]')).waitFor();
    },
    write: (words) => send(composer, words),
    reply: (words) => send(thread.locator('textarea'), words),
    async openThread(message) {
      const summary = message.locator('.thread-summary');
      if (await summary.count()) return summary.click();
      await message.hover();
      await message.getByRole('button', { name: 'Reply in thread' }).click();
    },
    async act(message, entry) {
      await message.hover();
      await message.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    },
    async react(message) {
      await message.hover();
      await message.getByRole('button', { name: 'React with ticket' }).click();
    },
    async choose(field, option) {
      await dialog.getByRole('combobox', { name: field }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    submit: () => dialog.locator('[type=submit]').click(),
  };
}

async function send(field: Locator, words: string): Promise<void> {
  await field.fill(words);
  await field.press('Enter');
}
