import { openDatabase } from '../db/open.ts';
import type { Store } from '../services/desk.ts';
import { listDeadLetters, retryDeadLetter } from '../services/outbox/watch-outbox.ts';
import { configFrom } from './start.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Print = (line: string) => void;

const present = (): Date => new Date();

/** Beside a running desk as well: the database takes turns. */
async function withDesk<T>(env: Env, now: () => Date, work: (desk: Store) => Promise<T>): Promise<T> {
  const db = await openDatabase(configFrom(env).database);
  try {
    return await work({ db, now });
  } finally {
    await db.close();
  }
}

/** Ids, kinds and reasons; never anybody's words. */
export function listLetters(env: Env, print: Print): Promise<void> {
  return withDesk(env, present, async (desk) => {
    const { outgoing, incoming } = await listDeadLetters(desk);
    if (outgoing.length + incoming.length === 0)
      return print('Nothing is dead. All that was to be sent is sent or waits its turn.');
    for (const row of outgoing) {
      print(
        `out-${row.id}  ${row.delivery.kind}  ${row.lane}  ${row.problem ?? ''}  ${row.enqueuedAt.toISOString()}`,
      );
    }
    for (const row of incoming) {
      print(
        `in-${row.id}  event  ${row.dedupeKey}  failed ${row.attempts} times  ${row.receivedAt.toISOString()}`,
      );
    }
    print('To send one again: firstline outbox retry <id>, or all.');
  });
}

/** Exit code 0 if something was given another try. A running desk takes it up within 15 seconds. */
export function retryLetter(env: Env, id: string, print: Print, now = present): Promise<number> {
  return withDesk(env, now, async (desk) => {
    const ids = id === 'all' ? await allIds(desk) : [id];
    let retried = 0;
    for (const one of ids) {
      const [, box, number] = one.match(/^(out|in)-(\d{1,9})$/) ?? [];
      const isOurs = box === 'out' || box === 'in';
      if (isOurs && (await retryDeadLetter(desk, box, Number(number)))) retried += 1;
      else print(`${one}: there is no dead letter of that id. \`firstline outbox\` lists them.`);
    }
    print(`${retried} will be tried again.`);
    return retried > 0 || ids.length === 0 ? 0 : 1;
  });
}

async function allIds(desk: Store): Promise<string[]> {
  const { outgoing, incoming } = await listDeadLetters(desk);
  return [...outgoing.map((row) => `out-${row.id}`), ...incoming.map((row) => `in-${row.id}`)];
}
