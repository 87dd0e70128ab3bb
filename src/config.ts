import { z } from 'zod';

/** The environment is secrets and addresses; nothing but this file reads it. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly apiUrl: string;
    readonly door:
      | { readonly mode: 'socket'; readonly appToken: string }
      | { readonly mode: 'http'; readonly signingSecret: string };
  };
  /** Missing where no GitHub is configured: the desk then escalates nothing. */
  readonly github?: {
    readonly apiUrl: string;
    /** `owner/name` of the repository issues are opened in. */
    readonly repo: string;
    readonly auth:
      | { readonly by: 'token'; readonly token: string }
      | {
          readonly by: 'app';
          readonly appId: string;
          readonly privateKey: string;
          readonly installationId: number;
        };
    /** Without it GitHub cannot tell the desk anything, and is read every hour. */
    readonly webhookSecret: string | null;
  };
  /** What webhooks of incidents are signed with; without one the policy may name none. */
  readonly incidentWebhookSecret?: string;
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** What is written while the database fails. */
  readonly journal: string;
  /** A file, or the name of a preset. */
  readonly policy: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

const LOG_LEVELS = ['error', 'warn', 'info', 'debug', 'silent'] as const;

/** The configuration is wrong; one line for each mistake, and how to mend it. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';

  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const SAMPLE = /your|example|sample|changeme|xxxx|\.\.\.|…/i;

/** One mistake, one line: a sample is shorter than a secret as well. */
const secret = (start: string, where: string) =>
  z.string(`is missing: ${where}`).superRefine((text, { addIssue }) => {
    if (SAMPLE.test(text)) addIssue(`is the sample, not yours: ${where}`);
    else if (!new RegExp(`^${start}[A-Za-z0-9-]{20,}$`).test(text)) {
      addIssue(`does not look like one: ${where}`);
    }
  });

/** The tokens go there. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

const BOT_TOKEN = 'it begins with xoxb-, see "OAuth & Permissions" of your app at api.slack.com/apps';
const APP_TOKEN = 'it begins with xapp-, see "Basic Information", "App-Level Tokens", with connections:write';
const SIGNING = 'see "Basic Information", "Signing Secret" of your app at api.slack.com/apps';

const GITHUB_TOKEN_FROM =
  'a token with read and write access to the issues of GITHUB_REPO, see "Developer settings"';

const schema = z.object({
  SLACK_BOT_TOKEN: secret('xoxb-', BOT_TOKEN),
  SLACK_APP_TOKEN: secret('xapp-', APP_TOKEN).optional(),
  SLACK_SIGNING_SECRET: secret('', SIGNING).optional(),
  SLACK_MODE: z.enum(['socket', 'http'], 'is neither socket nor http').optional(),
  SLACK_API_URL: z
    .url({ error: 'is not an address', abort: true })
    .refine(isSafe, 'must begin with https://, since the tokens go there')
    .default('https://slack.com/api/'),
  GITHUB_API_URL: z
    .url({ error: 'is not an address', abort: true })
    .refine(isSafe, 'must begin with https://, since the token goes there')
    .default('https://api.github.com'),
  GITHUB_REPO: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'is not owner/name')
    .optional(),
  GITHUB_TOKEN: secret('(?:gh[a-z]_|github_pat_)?', GITHUB_TOKEN_FROM).optional(),
  GITHUB_APP_ID: z.string().regex(/^\d+$/, 'is not the number of a GitHub App').optional(),
  GITHUB_PRIVATE_KEY: z
    .string()
    .includes('PRIVATE KEY', 'is not a private key: the text of the .pem file your GitHub App gave you')
    .optional(),
  GITHUB_INSTALLATION_ID: z.string().regex(/^\d+$/, 'is not the number of an installation').optional(),
  GITHUB_WEBHOOK_SECRET: z
    .string()
    .min(16, 'is shorter than 16 characters: make one up, and give GitHub the same')
    .optional(),
  INCIDENT_WEBHOOK_SECRET: z
    .string()
    .min(16, 'is shorter than 16 characters: make one up, and give the webhooks of the policy the same')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a number from 0 to 65535')
    .default(3000),
  JOURNAL: z.string().optional(),
  DATABASE: z.string().default('./data/firstline.db'),
  POLICY: z.string().default('default'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** Refuses a missing, half-filled or sample value, all of them at once (`ConfigRefused`). */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const set = Object.fromEntries(given.filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  const lines = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  const gaps = [missingDoor(set), missingOfGithub(set)].filter((line) => line !== undefined);
  if (!parsed.success || gaps.length > 0) throw new ConfigRefused([...lines, ...gaps]);
  const { data } = parsed;
  return {
    slack: { botToken: data.SLACK_BOT_TOKEN, apiUrl: withSlash(data.SLACK_API_URL), door: doorOf(data) },
    ...githubOf(data),
    ...(data.INCIDENT_WEBHOOK_SECRET ? { incidentWebhookSecret: data.INCIDENT_WEBHOOK_SECRET } : {}),
    host: data.HOST,
    port: data.PORT,
    database: data.DATABASE,
    journal: data.JOURNAL ?? journalBeside(data.DATABASE),
    policy: data.POLICY,
    logLevel: data.LOG_LEVEL,
  };
}

/** Where nothing else is said. */
export const journalBeside = (database: string): string =>
  /^postgres(?:ql)?:/.test(database) ? './data/firstline.journal' : `${database}.journal`;

/** For what needs nothing else of the configuration. */
export const policyName = (env: Readonly<Record<string, string | undefined>>): string =>
  schema.shape.POLICY.parse(env.POLICY?.trim() || undefined);

function missingDoor(env: Record<string, string | undefined>): string | undefined {
  const { SLACK_APP_TOKEN: socket, SLACK_SIGNING_SECRET: http, SLACK_MODE: mode } = env;
  if (!socket && !http) {
    return `SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: ${APP_TOKEN}; ${SIGNING}`;
  }
  if (socket && http && !mode) return 'SLACK_MODE is missing: both ways are configured, say socket or http';
  if (mode === 'socket' && !socket) return `SLACK_APP_TOKEN is missing for SLACK_MODE=socket: ${APP_TOKEN}`;
  if (mode === 'http' && !http) return `SLACK_SIGNING_SECRET is missing for SLACK_MODE=http: ${SIGNING}`;
  return undefined;
}

const GITHUB_APP = ['GITHUB_APP_ID', 'GITHUB_PRIVATE_KEY', 'GITHUB_INSTALLATION_ID'] as const;

/** All of GitHub or none of it: half of it would fail when somebody escalates. */
function missingOfGithub(env: Record<string, string | undefined>): string | undefined {
  const app = GITHUB_APP.filter((name) => env[name]);
  const isAny = env.GITHUB_REPO || env.GITHUB_TOKEN || env.GITHUB_WEBHOOK_SECRET || app.length > 0;
  if (!isAny) return undefined;
  if (!env.GITHUB_REPO) return 'GITHUB_REPO is missing: the repository issues are opened in, as owner/name';
  if (env.GITHUB_TOKEN) {
    return app.length > 0 ? `GITHUB_TOKEN and ${app[0]} are both set: keep one way to sign in` : undefined;
  }
  const left = GITHUB_APP.filter((name) => !env[name]);
  if (app.length === 0) return `GITHUB_TOKEN is missing: ${GITHUB_TOKEN_FROM}; or the three of a GitHub App`;
  return left.length > 0 ? `${left.join(' and ')} missing: a GitHub App needs all three` : undefined;
}

function githubOf(data: z.infer<typeof schema>): Pick<Config, 'github'> {
  if (!data.GITHUB_REPO) return {};
  const auth = data.GITHUB_TOKEN
    ? ({ by: 'token', token: data.GITHUB_TOKEN } as const)
    : ({
        by: 'app',
        appId: data.GITHUB_APP_ID ?? '',
        // In one line of an environment file its line ends are written as \\n.
        privateKey: (data.GITHUB_PRIVATE_KEY ?? '').replaceAll('\\n', '\n'),
        installationId: Number(data.GITHUB_INSTALLATION_ID),
      } as const);
  const apiUrl = data.GITHUB_API_URL.replace(/\/$/, '');
  return {
    github: { apiUrl, repo: data.GITHUB_REPO, auth, webhookSecret: data.GITHUB_WEBHOOK_SECRET ?? null },
  };
}

function doorOf(data: z.infer<typeof schema>): Config['slack']['door'] {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_MODE: mode } = data;
  if (appToken && mode !== 'http') return { mode: 'socket', appToken };
  return { mode: 'http', signingSecret: signingSecret ?? '' };
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
