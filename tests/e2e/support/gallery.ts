import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ModalView } from '@slack/types';
import { chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { type PersonWindow, personWindow } from '../../../sandbox/browser/person-window.ts';
import { buildPage, type PageFile } from '../../../sandbox/page/build.ts';
import { slackFor, socketApp } from '../../sandbox/bolt-app.ts';

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A small app whose command opens one form, in the page: what the page itself can do, whatever the desk uses. */
export interface Gallery {
  readonly page: Page;
  readonly left: PersonWindow;
  /** `view.state.values` of each submission, by block_id alone. */
  readonly submitted: readonly Values[];
}

export interface Form {
  readonly view: ModalView;
  /** What the submissions are answered with, in turn. */
  readonly answers?: readonly object[];
  readonly suggestions?: (typed: string) => readonly string[];
}

export async function openGallery({ view, answers = [], suggestions }: Form): Promise<Gallery> {
  const files = await buildPage();
  const slack = await slackFor({ pages: (request, response) => serve(files, request, response) });
  const submitted: Values[] = [];
  await socketApp(slack, (app) => {
    app.command('/ticket', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    app.options('value', async ({ ack, payload }) => {
      const found = suggestions?.(payload.value) ?? [];
      await ack({ options: found.map((text) => ({ text: { type: 'plain_text', text }, value: text })) });
    });
    app.view(/.*/, async ({ ack, view: sent }) => {
      submitted.push(
        Object.fromEntries(
          Object.entries(sent.state.values).map(([id, one]) => [id, one.value ?? {}]),
        ) as Values,
      );
      await ack(answers[submitted.length - 1] as never);
    });
    app.action('value', async ({ ack }) => ack());
  });
  const browser = await chromium.connect(inject('browserUrl'));
  const visit = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  onTestFinished(() => visit.close());
  const page = await visit.newPage();
  page.setDefaultTimeout(10_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  onTestFinished(() => expect(troubles).toEqual([]));
  await page.goto(slack.url);
  const left = personWindow(page, 'left');
  await left.composer.waitFor();
  await left.write('/ticket');
  await left.dialog.waitFor();
  return { page, left, submitted };
}

function serve(
  files: ReadonlyMap<string, PageFile>,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  const file = files.get(url);
  if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body);
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{"startedMs":1}');
  return true;
}
