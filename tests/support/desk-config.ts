import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import type { Config } from '../../src/config.ts';
import { testFolder } from './engines.ts';

export const manifest = readFileSync('manifest.yml', 'utf8');

export function configFor(slack: EmbeddedSlack, database: string, policy = 'default'): Config {
  return {
    slack: {
      botToken: slack.credentials.botToken,
      apiUrl: slack.apiUrl,
      door: { mode: 'socket', appToken: slack.credentials.appToken },
    },
    host: '127.0.0.1',
    port: 0,
    database,
    journal: database.includes('://') ? join(testFolder(), 'desk.journal') : `${database}.journal`,
    policy,
    logLevel: 'silent',
  };
}
