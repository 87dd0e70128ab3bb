import type * as App from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import type * as Transact from '../../src/db/transact.ts';
import type * as Words from '../../src/domain/message/words.ts';
import type * as Send from '../../src/services/send/person.ts';
import { built } from '../built.ts';
import { answerParent, cpuUs, settingsOf } from './parent.ts';

/** The product as it is shipped, in HTTP mode. */
export type DeskProcess = typeof methods;

const { start } = await built<typeof App>('app.ts');
const running = await start(settingsOf<Config>());
const { db } = running.desk;

const { transact } = await built<typeof Transact>('db/transact.ts');
const { tellPerson } = await built<typeof Send>('services/send/person.ts');
const { internalWords } = await built<typeof Words>('domain/message/words.ts');

interface Queue {
  readonly workspaceId: string;
  readonly personIds: readonly string[];
  readonly count: number;
  /** Of the same round nothing is queued twice. */
  readonly round: number;
}

const methods = {
  /** Messages to as many people in turn, which wait for Slack's pace. */
  queue: ({ workspaceId, personIds, count, round }: Queue) =>
    transact(db, async (tx) => {
      for (let n = 0; n < count; n++) {
        const words = internalWords(`Line ${n} of round ${round}`);
        const personId = personIds[n % personIds.length] ?? '';
        await tellPerson(tx, workspaceId, personId, `bench:${round}:${n}`, words, running.desk.now());
      }
    }),
  cpuUs,
  settled: () => running.settled(),
  /** For whoever wants to be sure that what was acknowledged is there. */
  ticketCount: () => db.$count(db.tables.tickets),
};
answerParent(methods, () => running.drain());
