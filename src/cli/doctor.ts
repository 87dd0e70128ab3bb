import { readFileSync } from 'node:fs';
import { WebClient } from '@slack/web-api';
import { parse } from 'yaml';
import type { Config } from '../config.ts';
import type { Database } from '../db/handles.ts';
import { openDatabase } from '../db/open.ts';
import { listWorkspaces } from '../db/workspaces.ts';
import { repoForIncidents } from '../domain/incident/tracking.ts';
import { boltLogger, makeLog } from '../log.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { listGroupTroubles } from '../services/assignment/group-state.ts';
import { listHeld } from '../services/escalation/github-trouble.ts';
import { readDrift } from '../services/taxonomy/read-drift.ts';
import { examineGithub, type NamedRepo } from './doctor-github.ts';
import { examineOncall } from './doctor-oncall.ts';
import { examineOrganisations } from './doctor-organisations.ts';
import { examineRoles } from './doctor-roles.ts';
import { examineStakeholders } from './doctor-stakeholders.ts';
import { configFrom } from './start.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface Finding {
  readonly level: 'ok' | 'warning' | 'error';
  readonly about: string;
  /** What is, and where it is not as it should be, what to do. */
  readonly said: string;
}

/** Prints a line for each finding; exit code 1 if one is an error. */
export async function runDoctor(env: Env, print: (line: string) => void): Promise<number> {
  const findings = await examine(configFrom(env));
  for (const { level, about, said } of findings) print(`${level.padEnd(7)}  ${about}: ${said}`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

export async function examine(config: Config, now = new Date()): Promise<Finding[]> {
  const { slack } = config;
  const client = clientFor(slack.botToken, slack.apiUrl);
  const bot = await examineBotToken(client);
  const socket =
    slack.door.mode === 'socket' ? [await examineAppToken(slack.apiUrl, slack.door.appToken)] : [];
  const policy = loadPolicy(config.policy);
  const github = await examineGithub(config.github, reposOf(policy));
  const desk = await examineDatabase(config, client, now);
  return [...bot, ...socket, ...desk, ...(await examineStakeholders(client, policy)), ...github];
}

/** Beside the desk's own, each with the key that names it. */
function reposOf({ escalation, incidents }: Policy): NamedRepo[] {
  const repo = repoForIncidents(incidents.repository, '');
  return [
    ...escalation.repositories.map((one) => ({
      repo: one.repo,
      named: 'escalation.repositories of the policy',
    })),
    ...(repo ? [{ repo, named: 'incidents.repository of the policy' }] : []),
  ];
}

/** Findings say it all; the client's own lines would say it twice. */
function clientFor(token: string, slackApiUrl: string): WebClient {
  const logger = boltLogger(makeLog('silent'));
  return new WebClient(token, { slackApiUrl, logger, retryConfig: { retries: 1 }, timeout: 10_000 });
}

async function examineBotToken(client: WebClient): Promise<Finding[]> {
  const about = 'bot token';
  try {
    const answer = await client.auth.test();
    const granted = answer.response_metadata?.scopes ?? [];
    return [
      { level: 'ok', about, said: `it is good for ${answer.team} (${answer.team_id})` },
      examineScopes(granted),
    ];
  } catch (error) {
    const said = `${codeOf(error)}: copy SLACK_BOT_TOKEN again from "OAuth & Permissions", or install the app again`;
    return [{ level: 'error', about, said }];
  }
}

/** What the manifest asks for against what the workspace has granted. */
function examineScopes(granted: readonly string[]): Finding {
  const wanted = manifestScopes();
  const missing = wanted.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !wanted.includes(scope));
  if (missing.length > 0) {
    const said = `${missing.join(', ')} not granted: paste manifest.yml into "App Manifest" again and reinstall the app`;
    return { level: 'error', about: 'scopes', said };
  }
  if (extra.length > 0) {
    return {
      level: 'warning',
      about: 'scopes',
      said: `${extra.join(', ')} granted and never used: take them away`,
    };
  }
  return { level: 'ok', about: 'scopes', said: `the ${wanted.length} of manifest.yml are granted` };
}

function manifestScopes(): string[] {
  const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  const manifest = parse(text) as { oauth_config: { scopes: { bot: string[] } } };
  return manifest.oauth_config.scopes.bot;
}

async function examineAppToken(slackApiUrl: string, appToken: string): Promise<Finding> {
  const about = 'app token';
  const client = clientFor(appToken, slackApiUrl);
  try {
    await client.apps.connections.open();
    return { level: 'ok', about, said: 'Socket Mode opens' };
  } catch (error) {
    const said = `${codeOf(error)}: make a token with connections:write under "Basic Information", "App-Level Tokens", and see that Socket Mode is on`;
    return { level: 'error', about, said };
  }
}

async function examineDatabase(config: Config, client: WebClient, now: Date): Promise<Finding[]> {
  const about = 'database';
  let db: Database | undefined;
  try {
    db = await openDatabase(config.database);
    await db.ping();
    return [
      { level: 'ok', about, said: `${db.engine.name} answers` },
      ...(await examineChannels(db, client)),
      ...(await examineGroups(db, config)),
      ...(await examineRoles(db)),
      ...(await examineOrganisations(db, loadPolicy(config.policy))),
      ...(await examineWaiting(db)),
      ...(config.github ? await examineLabels(db) : []),
      ...(await examineOncall(db, config, now)),
    ];
  } catch (error) {
    return [{ level: 'error', about, said: error instanceof Error ? error.message : 'it does not open' }];
  } finally {
    await db?.close();
  }
}

async function examineChannels(db: Database, client: WebClient): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { setup } of await listWorkspaces(db)) {
    const { triageChannelId, requestChannelIds = [] } = setup;
    if (triageChannelId) findings.push(await examineChannel(client, triageChannelId, true));
    else {
      const said = 'none is set: start the desk once, or choose one with /desk setup';
      findings.push({ level: 'warning', about: 'triage channel', said });
    }
    for (const id of requestChannelIds) findings.push(await examineChannel(client, id, false));
  }
  return findings;
}

/** PPL-2: groups of the policy whose channel or agents are missing. */
async function examineGroups(db: Database, config: Config): Promise<Finding[]> {
  const policy = loadPolicy(config.policy);
  const findings: Finding[] = [];
  for (const { id, setup } of await listWorkspaces(db)) {
    if (!setup.triageChannelId) continue;
    const troubles = await listGroupTroubles(db, policy, id);
    findings.push(...troubles.map((said) => ({ level: 'warning', about: 'group', said }) as const));
  }
  return findings;
}

/** What is for GitHub and cannot get there, by the reason. */
async function examineWaiting(db: Database): Promise<Finding[]> {
  const held = await listHeld(db);
  return held.map(({ why, count, isDead }) => {
    const many = `${count} ${count === 1 ? 'thing' : 'things'} for GitHub`;
    return isDead
      ? {
          level: 'error',
          about: 'GitHub',
          said: `${many} refused (${why}): put it right, then \`firstline outbox retry all\``,
        }
      : {
          level: 'warning',
          about: 'GitHub',
          said: `${many} waiting (${why}): they go out by themselves when it is put right`,
        };
  });
}

/** TRI-6: where the desk's labels and GitHub's differ, as of the last reading. */
async function examineLabels(db: Database): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id } of await listWorkspaces(db)) {
    const drift = await readDrift(db, id);
    findings.push(...drift.map((said) => ({ level: 'warning', about: 'labels', said }) as const));
  }
  return findings;
}

async function examineChannel(client: WebClient, id: string, isTriage: boolean): Promise<Finding> {
  const about = isTriage ? 'triage channel' : 'request channel';
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = `#${channel?.name ?? id}`;
    if (channel?.is_archived) {
      return { level: 'error', about, said: `${name} is archived: choose another with /desk setup` };
    }
    if (!channel?.is_member) {
      return { level: 'error', about, said: `the bot is not in ${name}: invite it there` };
    }
    if (isTriage && (channel.is_ext_shared || channel.is_shared)) {
      const said = `${name} is shared with another company, which reads every ticket: choose another with /desk setup`;
      return { level: 'error', about, said };
    }
    if (isTriage && !channel.is_private) {
      return {
        level: 'error',
        about,
        said: `${name} is public, so everybody is an agent: choose a private one`,
      };
    }
    return { level: 'ok', about, said: name };
  } catch (error) {
    return {
      level: 'error',
      about,
      said: `${id}: ${codeOf(error)}. Invite the bot, or choose another with /desk setup`,
    };
  }
}

function codeOf(error: unknown): string {
  const { data, code } = error as { data?: { error?: string }; code?: string };
  return data?.error ?? code ?? 'no answer from Slack';
}
