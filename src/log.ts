import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** Slack and GitHub tokens, JWTs, bearer headers, keys and passwords in addresses, wherever in a line they stand. */
const SECRETS = [
  /xox[a-z](?:\.xox[a-z])?-[\w-]+|xapp-[\w-]+|gh[a-z]_\w+|github_pat_\w+/g,
  /eyJ[\w-]+\.[\w-]+\.[\w-]+|Bearer\s+[^\s"\\]+/g,
  /-----BEGIN [A-Z ]+-----[^"]*?(?:-----END [A-Z ]+-----|(?="|$))/g,
  /(?<=:\/\/[^\s/:@"]*:)[^\s/@"]+(?=@)/g,
];

/** For whatever is printed. */
export const hideSecrets = (text: string): string =>
  SECRETS.reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text);

/** What an error may say: its kind, its code, where it happened. A message may quote people, so it stays out. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, data } = error as { code?: unknown; data?: { error?: unknown } };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof data?.error === 'string' ? { slack: data.error } : {}),
    at: framesOf(error),
  };
}

const FRAME = /^\s+at (?:.*:\d+:\d+\)?|.*\((?:native|<anonymous>)\))$/;

/** The stack begins with the message, whose lines may look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const start = message ? stack.indexOf(message) : 0;
  const frames = start < 0 ? '' : stack.slice(start + message.length);
  return frames
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}

/** JSON lines that carry ids and never people's words or secrets (OPS-1). */
export function makeLog(level: Config['logLevel'], write?: (line: string) => void): Logger {
  const options = {
    level,
    base: null,
    serializers: { err: errorFacts },
    hooks: {
      streamWrite: hideSecrets,
    },
  };
  return write ? pino(options, { write }) : pino(options);
}

/** Bolt's own lines, warnings and errors alone: its debugging prints payloads, tokens included. */
export function boltLogger(log: Logger): BoltLogger {
  const say = (level: 'warn' | 'error') => (first: unknown) => {
    const isOurs = first instanceof Error;
    log[level](isOurs ? { err: first } : {}, isOurs ? 'bolt' : `bolt: ${firstLine(first)}`);
  };
  return {
    debug() {},
    info() {},
    warn: say('warn'),
    error: say('error'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

/** Bolt quotes payloads after the first sentence. */
const firstLine = (said: unknown): string => String(said).split(/[\n{[(:]/, 1)[0] ?? '';
