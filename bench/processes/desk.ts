import type * as App from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { built } from '../built.ts';
import { answerParent, cpuUs, settingsOf } from './parent.ts';

/** The product as it is shipped, in HTTP mode. */
export type DeskProcess = typeof methods;

const { start } = await built<typeof App>('app.ts');
const running = await start(settingsOf<Config>());
const { db } = running.desk;

const methods = {
  cpuUs,
  settled: () => running.settled(),
  /** For whoever wants to be sure that what was acknowledged is there. */
  ticketCount: () => db.$count(db.tables.tickets),
};
answerParent(methods, () => running.drain());
