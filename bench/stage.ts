import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { Options } from './options.ts';
import type { BareBolt } from './processes/bare-bolt.ts';
import { type Child, type Methods, startChild } from './processes/child.ts';
import type { DeskProcess } from './processes/desk.ts';
import type { Load } from './processes/load.ts';
import type { Slack, Workspace } from './processes/slack.ts';

/** The desk, a bare Bolt app, the Slack both belong to, and who submits forms: a process each. */
export interface Stage {
  readonly workspace: Workspace;
  readonly slack: Child<Slack>;
  readonly load: Child<Load>;
  readonly desk: Child<DeskProcess>;
  readonly bare: Child<BareBolt>;
  readonly deskPort: number;
  readonly barePort: number;
  close(): Promise<void>;
}

export async function openStage(folder: string, { profile }: Options): Promise<Stage> {
  const [deskPort, barePort] = [await freePort(), await freePort()];
  const children: Child<Methods>[] = [];
  function begin<M extends Methods>(file: string, settings: object, profiled?: string): Child<M> {
    const child = startChild<M>(file, settings, profiled);
    children.unshift(child);
    return child;
  }

  const slack = begin<Slack>('slack.ts', { deskUrl: `http://127.0.0.1:${deskPort}/slack/events` });
  const workspace = await slack.call('workspace');
  const { botToken, apiUrl, signingSecret } = workspace;
  const config = {
    slack: { botToken, apiUrl, door: { mode: 'http', signingSecret } },
    host: '127.0.0.1',
    port: deskPort,
    database: join(folder, 'firstline.db'),
    journal: join(folder, 'firstline.journal'),
    policy: 'default',
    logLevel: 'error',
  };
  const desk = begin<DeskProcess>('desk.ts', config, profile);
  await desk.call('settled');
  await slack.call('setUp');
  await desk.call('settled');
  const bare = begin<BareBolt>('bare-bolt.ts', { botToken, apiUrl, signingSecret, port: barePort }, profile);
  await bare.call('cpuUs');
  const load = begin<Load>('load.ts', {});
  return {
    workspace,
    slack,
    load,
    desk,
    bare,
    deskPort,
    barePort,
    async close() {
      for (const child of children) await child.stop();
    },
  };
}
