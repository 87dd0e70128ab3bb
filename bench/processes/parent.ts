import type { Methods } from './child.ts';

interface Call {
  readonly id: number;
  readonly method: string;
  readonly argument: never;
}

/** What this process was started with. */
export const settingsOf = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T;

/** Answers whoever holds the `Child` of child.ts until they let go; then `end`, and the process is over. */
export function answerParent<M extends Methods>(methods: M, end: () => unknown = () => {}): void {
  process.on('message', (call: Call) => {
    answer(methods, call).then(
      (value) => process.send?.({ id: call.id, value }),
      (error: unknown) => process.send?.({ id: call.id, error: String(error) }),
    );
  });
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit());
  });
}

async function answer(methods: Methods, { method, argument }: Call): Promise<unknown> {
  const work = methods[method];
  if (!work) throw new Error(`there is no ${method}`);
  return work(argument);
}

/** Processor time of this process so far, in microseconds. */
export function cpuUs(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
