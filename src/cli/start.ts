import { type Running, start } from '../app.ts';
import { type Config, ConfigRefused, loadConfig } from '../config.ts';
import { DatabaseRefused } from '../db/open.ts';
import { hideSecrets, makeLog } from '../log.ts';
import { PolicyRefused } from '../policy/policy.ts';

type Env = Readonly<Record<string, string | undefined>>;

const HELP = [
  '',
  'Create the Slack app from manifest.yml at https://api.slack.com/apps, and set these in the environment.',
  'To try the whole desk without a Slack account: npm run sandbox',
];

export function configFrom(env: Env): Config {
  try {
    return loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigRefused) throw new ConfigRefused([...error.lines, ...HELP]);
    throw error;
  }
}

/** What the operator can mend is said in a line; anything else is a bug, with its stack. */
export function tellFailure(error: unknown, env: Env): string {
  if (!(error instanceof Error)) return 'Something failed that says nothing of itself.';
  const isOurs =
    error instanceof ConfigRefused || error instanceof DatabaseRefused || error instanceof PolicyRefused;
  if (isOurs) return error.message;
  return MENDABLE[codeOf(error)]?.(error, env) ?? hideSecrets(error.stack ?? error.message);
}

const codeOf = (error: Error): string => String((error as { code?: unknown }).code);

const reasonOf = (error: Error): string =>
  String((error as { data?: { error?: unknown } }).data?.error ?? error.message);

const noPlace = (_error: Error, { HOST, PORT }: Env): string =>
  `Nothing can listen at HOST ${HOST || '127.0.0.1'}, PORT ${PORT || 3000}: another process has it, or it is none of this machine’s. Stop that, or set HOST and PORT.`;

const refusedBySlack = (error: Error): string =>
  `Slack refuses the desk (${reasonOf(error)}). \`firstline doctor\` says which token it is, and what to do.`;

const MENDABLE: Readonly<Record<string, (error: Error, env: Env) => string>> = {
  EADDRINUSE: noPlace,
  EADDRNOTAVAIL: noPlace,
  EACCES: noPlace,
  ENOTFOUND: noPlace,
  slack_webapi_platform_error: refusedBySlack,
};

/** Runs until SIGTERM or SIGINT, then drains; a second signal ends it at once. */
export async function runStart(env: Env): Promise<void> {
  const config = configFrom(env);
  const log = makeLog(config.logLevel);
  // A socket that fails behind everybody's back must not end the desk; what it should have done is in rows.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something failed and nobody waited for it'),
  );
  let running: Running | undefined;
  let isLeaving = false;
  const leave = async (code: number) => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    // While it does not know its workspace, nothing is under way.
    await running?.drain();
    process.exit(code);
  };
  process.on('SIGTERM', () => void leave(0));
  process.on('SIGINT', () => void leave(0));
  running = await start(config, () => new Date(), log);
  const why = await running.broken;
  process.stderr.write(`${tellFailure(why, env)}\n`);
  await leave(1);
}
