import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { seeded } from '../../sandbox/seeded.ts';
import { type EmbeddedSlack, heronWith, startSlack } from '../../sandbox/server/index.ts';
import { type DeskProcess, deskProcess } from './desk-process.ts';
import { collectInputs, type Inputs } from './inputs.ts';
import { actOnce } from './people.ts';
import { waitingIn } from './reckoning.ts';

/** A desk that runs as a process on a file, a Slack in this one, and people who do not stop. */
export interface Campaign {
  readonly slack: EmbeddedSlack;
  readonly desk: DeskProcess;
  readonly database: string;
  readonly inputs: Inputs;
  readonly random: () => number;
  /** People act until the returned function is called; it resolves when the last act is over. */
  load(everyMs: number): () => Promise<void>;
  /** Resolves when nothing waits any more; false if it still does after `withinMs`. */
  drained(withinMs: number): Promise<boolean>;
}

/** Longer than Slack goes on telling an event. */
const LAST_RETRY_MS = 6 * 60_000;

export async function openCampaign(seed: number): Promise<Campaign> {
  const folder = mkdtempSync(join(tmpdir(), 'firstline-campaign-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'firstline.db');
  let ahead = 0;
  const slack = await startSlack({
    now: () => new Date(Date.now() + ahead),
    manifest: readFileSync('manifest.yml', 'utf8'),
    seed: heronWith({ triageChannel: true, talk: false }),
    randomSeed: seed,
  });
  onTestFinished(() => slack.close());
  const desk = deskProcess(slack, database);
  onTestFinished(() => desk.kill());
  const inputs = collectInputs();
  const random = seeded(seed);
  await desk.start();
  await setUp(slack, database);

  return {
    slack,
    desk,
    database,
    inputs,
    random,
    load: (everyMs) => keepActing(() => actOnce(slack, inputs, random), everyMs, random),
    async drained(withinMs) {
      ahead += LAST_RETRY_MS;
      await slack.clockMoved();
      return isQuiet(database, withinMs);
    },
  };
}

async function setUp(slack: EmbeddedSlack, database: string): Promise<void> {
  await isQuiet(database, 30_000);
  const ola = slack.as('ola');
  await ola.command('#general', '/desk setup');
  const form = (await ola.modals()).at(-1);
  if (!form) throw new Error('/desk setup opened no form.');
  await ola.fill(form.id, {
    requests: { value: { selected_conversations: [slack.channel('heron-help').id] } },
  });
  const answer = await ola.submit(form.id);
  if (!answer.ok || answer.errors) throw new Error(`/desk setup was refused: ${JSON.stringify(answer)}`);
  await isQuiet(database, 30_000);
}

async function isQuiet(database: string, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  for (let quiet = 0; quiet < 5; quiet++) {
    if (waitingIn(database) > 0) quiet = 0;
    if (performance.now() > until) return false;
    await pause(100);
  }
  return true;
}

/** Several at a time: an act that waits for a desk that is away does not stop the others. */
function keepActing(act: () => Promise<void>, everyMs: number, random: () => number): () => Promise<void> {
  const running = new Set<Promise<void>>();
  let isOver = false;
  const loop = (async () => {
    while (!isOver) {
      const work: Promise<void> = act().finally(() => running.delete(work));
      running.add(work);
      await pause(everyMs * 2 * random());
    }
  })();
  return async () => {
    isOver = true;
    await loop;
    await Promise.all(running);
  };
}
