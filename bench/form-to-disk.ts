import type { Options } from './options.ts';
import type { BareBolt } from './processes/bare-bolt.ts';
import type { Child } from './processes/child.ts';
import type { DeskProcess } from './processes/desk.ts';
import { type Goal, type Result, resultOf } from './result.ts';
import { openStage, type Stage } from './stage.ts';

const CONNECTIONS = 16;

const AGAINST = 'a bare Bolt app that only answers the same submission, 16 connections';
const B1: Goal = {
  id: 'B1',
  what: 'form → durable ticket → answer',
  against: AGAINST,
  unit: 'requests/s',
  is: '>=',
  ratio: 0.7,
};
const B3: Goal = {
  id: 'B3',
  what: 'processor time of that',
  against: AGAINST,
  unit: 'µs/request',
  is: '<=',
  ratio: 1.35,
};

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** B1 and B3: what it costs to keep a form's promise, above what Bolt costs by itself. */
export async function measureFormToDisk(folder: string, options: Options): Promise<Result[]> {
  const stage = await openStage(folder, options);
  try {
    const rounds = await runRounds(stage, options);
    const pairs = (of: keyof Round) =>
      rounds.map(({ desk, bare }) => ({ product: desk[of], baseline: bare[of] }));
    return [resultOf(B1, pairs('perSecond')), resultOf(B3, pairs('cpuUs'))];
  } finally {
    await stage.close();
  }
}

async function runRounds(stage: Stage, { rounds, warmUp, submissions }: Options) {
  const { desk, bare, deskPort, barePort } = stage;
  const counts = [warmUp, ...Array<number>(rounds).fill(submissions)];
  const before = await desk.call('ticketCount');
  const measured: { desk: Round; bare: Round }[] = [];
  for (const count of counts) {
    const onBare = await runRound(stage, bare, barePort, count, desk);
    const onDesk = await runRound(stage, desk, deskPort, count, bare);
    measured.push({ desk: onDesk, bare: onBare });
  }
  const filed = (await desk.call('ticketCount')) - before;
  const asked = counts.reduce((sum, count) => sum + count, 0);
  if (filed !== asked) throw new Error(`${asked} forms were answered, and ${filed} tickets are there.`);
  return measured.slice(1);
}

/** The other side stands still meanwhile: the desk would go on sending what was filed. */
async function runRound(
  { load, workspace }: Stage,
  server: Child<BareBolt | DeskProcess>,
  port: number,
  count: number,
  other: Child<BareBolt | DeskProcess>,
): Promise<Round> {
  await load.call('prepare', { forms: workspace, count });
  other.pause();
  try {
    await load.call('connect', { port, connections: CONNECTIONS });
    const cpuBefore = await server.call('cpuUs');
    const seconds = await load.call('run');
    const cpu = (await server.call('cpuUs')) - cpuBefore;
    return { perSecond: count / seconds, cpuUs: cpu / count };
  } finally {
    other.resume();
  }
}
