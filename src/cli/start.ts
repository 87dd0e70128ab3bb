import { start } from '../app.ts';
import { type Config, ConfigRefused, loadConfig } from '../config.ts';
import { makeLog } from '../log.ts';

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

/** Runs until SIGTERM or SIGINT, then drains; a second signal ends it at once. */
export async function runStart(env: Env): Promise<void> {
  const config = configFrom(env);
  const log = makeLog(config.logLevel);
  // A socket that fails behind everybody's back must not end the desk; what it should have done is in rows.
  process.on('unhandledRejection', (error) =>
    log.error({ err: error }, 'something failed and nobody waited for it'),
  );
  const running = await start(config, () => new Date(), log);
  let isLeaving = false;
  const leave = async () => {
    if (isLeaving) process.exit(1);
    isLeaving = true;
    await running.drain();
    process.exit(0);
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
}
