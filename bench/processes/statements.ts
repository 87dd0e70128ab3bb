import type * as Connection from '../../src/db/engines/sqlite-connection.ts';
import type * as Open from '../../src/db/open.ts';
import { built } from '../built.ts';
import { fileTickets, moveIn } from './filing.ts';
import { answerParent, settingsOf } from './parent.ts';
import { recordSteps, replay } from './recorder.ts';

/** The statements that file a ticket, through the app's queries and through better-sqlite3 alone. */
export type Statements = typeof methods;

const { openDatabase } = await built<typeof Open>('db/open.ts');
const { connect } = await built<typeof Connection>('db/engines/sqlite-connection.ts');

const { folder } = settingsOf<{ folder: string }>();
let files = 0;

/** A desk in which nobody has filed anything yet. */
async function newDesk(): Promise<string> {
  const path = `${folder}/statements-${++files}.db`;
  const db = await openDatabase(path);
  await moveIn(db);
  await db.close();
  return path;
}

const methods = {
  /** Tickets a second, each way, on two desks that are the same. */
  async round({ count }: { count: number }): Promise<{ app: number; raw: number }> {
    return { app: await runApp(await newDesk(), count), raw: await runRaw(await newDesk(), count) };
  },
};

async function runApp(path: string, count: number): Promise<number> {
  const db = await openDatabase(path);
  const since = performance.now();
  await fileTickets(db, count);
  const seconds = (performance.now() - since) / 1000;
  await db.close();
  return count / seconds;
}

/** What a third desk was asked for the same tickets, commits and all. */
async function runRaw(path: string, count: number): Promise<number> {
  const third = await newDesk();
  const steps = await recordSteps(async () => {
    const db = await openDatabase(third);
    await fileTickets(db, count);
    await db.close();
  });
  const connection = connect(path, 0);
  const asked = steps.slice(steps.findIndex(({ sql }) => sql.startsWith('begin')));
  const since = performance.now();
  replay(connection, asked);
  const seconds = (performance.now() - since) / 1000;
  connection.close();
  return count / seconds;
}

answerParent(methods);
