import type { Octokit } from 'octokit';
import type { Config } from '../config.ts';
import type { Finding } from './doctor.ts';

type Github = NonNullable<Config['github']>;

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** Whether issues can be opened where the desk is told to, and whether GitHub can tell what becomes of them. */
export async function examineGithub(github: Github | undefined): Promise<Finding[]> {
  const about = 'GitHub';
  if (!github) return [];
  try {
    const octokit = await signIn(github);
    const [owner = '', repo = ''] = github.repo.split('/');
    const { data } = await octokit.rest.repos.get({ owner, repo });
    const problem = problemOf(data, github.repo);
    if (problem) return [{ level: 'error', about, said: problem }];
    return [{ level: 'ok', about, said: `issues are opened in ${data.full_name}` }, webhook(github)];
  } catch (error) {
    return [{ level: 'error', about, said: reasonOf(error, github.repo) }];
  }
}

async function signIn({ apiUrl, auth }: Github): Promise<Octokit> {
  const { App, Octokit } = await import('octokit');
  const ours = Octokit.defaults({
    baseUrl: apiUrl,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: QUIET,
    request: {
      fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(10_000) }),
    },
  });
  if (auth.by === 'token') return new ours({ auth: auth.token });
  const { appId, privateKey, installationId } = auth;
  return new App({ appId, privateKey, Octokit: ours }).getInstallationOctokit(installationId);
}

interface Repository {
  readonly full_name: string;
  readonly archived?: boolean;
  readonly has_issues?: boolean;
  readonly permissions?: { readonly push?: boolean; readonly triage?: boolean };
}

function problemOf(data: Repository, repo: string): string | undefined {
  if (data.archived)
    return `${repo} is archived, so nothing can be opened there: name another in GITHUB_REPO`;
  if (data.has_issues === false) return `${repo} has its issues switched off: switch them on in its settings`;
  if (data.full_name.toLowerCase() !== repo.toLowerCase())
    return `${repo} is ${data.full_name} now: change GITHUB_REPO`;
  const { push = true, triage = true } = data.permissions ?? {};
  return push || triage ? undefined : `the token may only read ${repo}: give it write access to issues`;
}

function webhook({ webhookSecret }: Github): Finding {
  const about = 'GitHub webhook';
  if (webhookSecret)
    return {
      level: 'ok',
      about,
      said: 'POST /webhooks/github takes what is signed with GITHUB_WEBHOOK_SECRET',
    };
  const said =
    'GITHUB_WEBHOOK_SECRET is not set: what happens to an issue is heard within the hour, not at once';
  return { level: 'warning', about, said };
}

function reasonOf(error: unknown, repo: string): string {
  const { status, response } = error as { status?: number; response?: unknown };
  if (status === undefined || !response)
    return 'no answer: is GITHUB_API_URL right, and can this machine reach it?';
  if (status === 401) return 'the token is refused: make a new one, and put it in GITHUB_TOKEN';
  if (status === 404)
    return `there is no ${repo}, or the token may not see it: check GITHUB_REPO, and the token's repositories`;
  return `GitHub answered ${status} for ${repo}`;
}
