import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Options } from './options.ts';
import type { BareBolt } from './processes/bare-bolt.ts';
import { type Child, startChild } from './processes/child.ts';
import type { DeskProcess } from './processes/desk.ts';
import type { Load } from './processes/load.ts';
import type { Slack, Workspace } from './processes/slack.ts';
import { type Pair, type Result, resultOf } from './result.ts';

const CONNECTIONS = 16;

interface Stage {
  readonly workspace: Workspace;
  readonly load: Child<Load>;
  readonly desk: Child<DeskProcess>;
  readonly bare: Child<BareBolt>;
  readonly deskPort: number;
  readonly barePort: number;
}

interface Round {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** B1 and B3: a form from Slack's request to the durable ticket and back, against a Bolt app that only answers. */
export async function measureFormToDisk(options: Options): Promise<Result[]> {
  const { rounds, submissions, warmUp } = options;
  const slack = startChild<Slack>('slack.ts', {
    deskUrl: `http://127.0.0.1:${options.deskPort}/slack/events`,
  });
}
