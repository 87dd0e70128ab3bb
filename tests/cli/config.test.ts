import { describe, expect, it } from 'vitest';
import { ConfigRefused, loadConfig } from '../../src/config.ts';

const BOT = 'xoxb-1234567890-abcdefghijklmnop';
const APP = 'xapp-1-A0000000000-abcdefghijklmnop';
const SIGNING = '0123456789abcdef0123456789abcdef';
const SOCKET = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
const HTTP = { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SIGNING };

function linesOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigRefused) return error.lines;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('needs two values, and has the rest by itself', () => {
    expect(loadConfig(SOCKET)).toEqual({
      slack: { botToken: BOT, apiUrl: 'https://slack.com/api/', door: { mode: 'socket', appToken: APP } },
      host: '127.0.0.1',
      port: 3000,
      database: './data/firstline.db',
      journal: './data/firstline.db.journal',
      policy: 'default',
      logLevel: 'info',
    });
    expect(loadConfig(HTTP).slack.door).toEqual({ mode: 'http', signingSecret: SIGNING });
  });

  it('takes what is set, and nothing for what is empty or only spaces', () => {
    const config = loadConfig({
      ...SOCKET,
      SLACK_SIGNING_SECRET: ' ',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      HOST: '0.0.0.0',
      PORT: '8080',
      DATABASE: 'postgres://localhost/firstline',
      POLICY: './desk.yml',
      LOG_LEVEL: 'warn',
      SLACK_MODE: '',
    });
    expect(config).toMatchObject({
      slack: { apiUrl: 'http://127.0.0.1:4000/api/', door: { mode: 'socket' } },
      host: '0.0.0.0',
      port: 8080,
      database: 'postgres://localhost/firstline',
      policy: './desk.yml',
      logLevel: 'warn',
    });
    expect(loadConfig({ ...SOCKET, SLACK_BOT_TOKEN: `${BOT}\n` }).slack.botToken).toBe(BOT);
  });

  it('with both ways in, SLACK_MODE says which', () => {
    const both = { ...SOCKET, ...HTTP };
    expect(loadConfig({ ...both, SLACK_MODE: 'socket' }).slack.door.mode).toBe('socket');
    expect(loadConfig({ ...both, SLACK_MODE: 'http' }).slack.door.mode).toBe('http');
    expect(linesOf(both)).toEqual([expect.stringMatching(/^SLACK_MODE is missing: both ways/)]);
  });

  const REFUSED: readonly (readonly [what: string, env: Record<string, string>, lines: readonly RegExp[]])[] =
    [
      [
        'nothing at all',
        {},
        [/^SLACK_BOT_TOKEN is missing: .*xoxb-/, /^SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
      ],
      [
        'half of Slack: the bot token alone',
        { SLACK_BOT_TOKEN: BOT },
        [/^SLACK_APP_TOKEN \(Socket Mode\) or/],
      ],
      ['half of Slack: the app token alone', { SLACK_APP_TOKEN: APP }, [/^SLACK_BOT_TOKEN is missing/]],
      [
        'half of Slack: the signing secret alone',
        { SLACK_SIGNING_SECRET: SIGNING },
        [/^SLACK_BOT_TOKEN is missing/],
      ],
      [
        'the mode’s own value missing',
        { ...HTTP, SLACK_MODE: 'socket' },
        [/^SLACK_APP_TOKEN is missing for SLACK_MODE=socket/],
      ],
      [
        'the other mode’s too',
        { ...SOCKET, SLACK_MODE: 'http' },
        [/^SLACK_SIGNING_SECRET is missing for SLACK_MODE=http/],
      ],
      [
        'a mode nobody knows',
        { ...SOCKET, SLACK_MODE: 'sockets' },
        [/^SLACK_MODE is neither socket nor http$/],
      ],
      [
        'tokens in each other’s place',
        { SLACK_BOT_TOKEN: APP, SLACK_APP_TOKEN: BOT },
        [/^SLACK_BOT_TOKEN does not look like one/, /^SLACK_APP_TOKEN does not look like one/],
      ],
      [
        'a short token',
        { ...SOCKET, SLACK_BOT_TOKEN: 'xoxb-1' },
        [/^SLACK_BOT_TOKEN does not look like one/],
      ],
      [
        'a short secret',
        { ...HTTP, SLACK_SIGNING_SECRET: 'secret' },
        [/^SLACK_SIGNING_SECRET does not look like one/],
      ],
      [
        'a user’s token',
        { ...SOCKET, SLACK_BOT_TOKEN: BOT.replace('xoxb', 'xoxp') },
        [/^SLACK_BOT_TOKEN does not look/],
      ],
      [
        'a sample token',
        { ...SOCKET, SLACK_BOT_TOKEN: 'xoxb-your-bot-token' },
        [/^SLACK_BOT_TOKEN is the sample, not yours/],
      ],
      [
        'a sample of x',
        { ...SOCKET, SLACK_APP_TOKEN: 'xapp-xxxxxxxx' },
        [/^SLACK_APP_TOKEN is the sample, not yours/],
      ],
      [
        'a sample with dots',
        { ...SOCKET, SLACK_APP_TOKEN: 'xapp-...' },
        [/^SLACK_APP_TOKEN is the sample, not yours/],
      ],
      [
        'a sample secret',
        { ...HTTP, SLACK_SIGNING_SECRET: 'changeme' },
        [/^SLACK_SIGNING_SECRET is the sample, not yours/],
      ],
      [
        'an address that is none',
        { ...SOCKET, SLACK_API_URL: 'slack' },
        [/^SLACK_API_URL is not an address$/],
      ],
      [
        'an address that gives the tokens away',
        { ...SOCKET, SLACK_API_URL: 'http://slack.example/api/' },
        [/^SLACK_API_URL must begin with https:\/\//],
      ],
      ['a port that is a word', { ...SOCKET, PORT: 'http' }, [/^PORT is not a number from 0 to 65535$/]],
      ['a port that is a fraction', { ...SOCKET, PORT: '3000.5' }, [/^PORT is not a number/]],
      ['a port below none', { ...SOCKET, PORT: '-1' }, [/^PORT is not a number/]],
      ['a port above all', { ...SOCKET, PORT: '65536' }, [/^PORT is not a number/]],
      [
        'a level nobody knows',
        { ...SOCKET, LOG_LEVEL: 'loud' },
        [/^LOG_LEVEL is none of error, warn, info, debug, silent$/],
      ],
    ];

  it.each(REFUSED)('S21 refuses %s, a line for each mistake', (_what, env, patterns) => {
    const lines = linesOf(env);
    expect(lines).toHaveLength(patterns.length);
    for (const [index, pattern] of patterns.entries()) expect(lines[index]).toMatch(pattern);
  });

  it('S21 tells all mistakes at once, each in one line', () => {
    const lines = linesOf({
      SLACK_BOT_TOKEN: 'x',
      SLACK_MODE: 'y',
      PORT: 'z',
      LOG_LEVEL: 'w',
      SLACK_API_URL: 'v',
    });
    const named = lines.map((line) => line.split(' ')[0]);
    const all = ['SLACK_BOT_TOKEN', 'SLACK_MODE', 'SLACK_API_URL', 'PORT', 'LOG_LEVEL', 'SLACK_APP_TOKEN'];
    expect(named).toEqual(all);
    for (const line of lines) expect(line).not.toContain('\n');
  });

  it('S20 never repeats a value that was wrong: it may be a secret in the wrong place', () => {
    const secret = 'hunter2-and-something-long';
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'PORT',
      'LOG_LEVEL',
      'SLACK_MODE',
      'SLACK_API_URL',
    ]) {
      expect(linesOf({ ...SOCKET, [name]: `${secret}!` }).join('\n'), name).not.toContain(secret);
    }
  });
});
