import type { Stage } from './stage.ts';

/** The environment that a desk and its command line share; `database`: what is found in place of the desk's own. */
export const envOf = (
  { slack: { credentials, apiUrl }, config }: Pick<Stage, 'slack' | 'config'>,
  database = config.database,
) => ({
  SLACK_BOT_TOKEN: credentials.botToken,
  SLACK_APP_TOKEN: credentials.appToken,
  SLACK_API_URL: apiUrl,
  DATABASE: database,
  JOURNAL: config.journal,
  POLICY: config.policy,
});

/** Olga, at the machine of the desk. */
export function machineOf(
  stage: Stage,
  { as, database }: { as?: string | undefined; database?: string } = {},
) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const machine = { env: envOf(stage, database), print, now: stage.clock.now, user: 'olga', as };
  return { machine, said: () => lines.join('\n') };
}
