import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a process offers to the one that measures: plain data in, plain data out. */
export type Methods = Readonly<Record<string, (argument: never) => unknown>>;

type Answer<F> = F extends (argument: never) => infer R ? Awaited<R> : never;

export interface Child<M extends Methods> {
  call<K extends keyof M & string>(method: K, ...argument: Parameters<M[K]>): Promise<Answer<M[K]>>;
  /** Takes no processor time until `resume`; where the system cannot do that, nothing happens. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** `profile`: a folder for a processor profile, written when the process stops. */
export function startChild<M extends Methods>(file: string, settings: object, profile?: string): Child<M> {
  const flags = profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [];
  const path = fileURLToPath(new URL(file, import.meta.url));
  const execArgv = [...globalThis.process.execArgv, ...flags];
  const process = fork(path, [JSON.stringify(settings)], { execArgv, stdio: ['ignore', 2, 2, 'ipc'] });
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ended = endOf(process, file, (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  process.on('message', ({ id, value, error }: Reply) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(value);
    else call?.reject(new Error(`${file}: ${error}`));
  });

  let calls = 0;
  return {
    call: (method, ...[argument]) =>
      new Promise((resolve, reject) => {
        const id = ++calls;
        waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
        process.send({ id, method, argument });
      }),
    pause: () => signal(process, 'SIGSTOP'),
    resume: () => signal(process, 'SIGCONT'),
    async stop() {
      signal(process, 'SIGCONT');
      if (process.connected) process.disconnect();
      await ended;
    },
  };
}

function endOf(process: ChildProcess, file: string, onEnd: (error: Error) => void): Promise<void> {
  return new Promise((resolve) => {
    process.once('exit', (code) => {
      onEnd(new Error(`${file} ended with ${code}.`));
      resolve();
    });
  });
}

function signal(process: ChildProcess, name: 'SIGSTOP' | 'SIGCONT'): void {
  if (globalThis.process.platform !== 'win32' && process.exitCode === null) process.kill(name);
}
