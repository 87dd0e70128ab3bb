import { signInToGithub } from '../app.ts';
import type { Config } from '../config.ts';
import type { Finding } from './doctor.ts';

type Github = NonNullable<Config['github']>;

export interface NamedRepo {
  readonly repo: string;
  /** Where it is configured. */
  readonly named: string;
}

/** Whether issues can be opened where the desk is told to, and whether GitHub can tell what becomes of them. */
export async function examineGithub(
  github: Github | undefined,
  more: readonly NamedRepo[] = [],
  now?: () => Date,
): Promise<Finding[]> {
  if (!github) return [];
  const octokit = await signInToGithub(github, now);
  const findings: Finding[] = [];
  const own = { repo: github.repo, named: 'GITHUB_REPO' };
  const all = [own, ...more].filter(
    ({ repo }, at, every) => every.findIndex((one) => one.repo === repo) === at,
  );
  for (const { repo, named } of all) findings.push(await examineRepository(octokit, github, repo, named));
  return [...findings, webhook(github)];
}

async function examineRepository(
  octokit: Awaited<ReturnType<typeof signInToGithub>>,
  github: Github,
  name: string,
  named: string,
): Promise<Finding> {
  const about = 'GitHub';
  try {
    const [owner = '', repo = ''] = name.split('/');
    const { data } = await octokit.rest.repos.get({ owner, repo });
    const problem = problemOf(data, name, named);
    if (problem) return { level: 'error', about, said: problem };
    return { level: 'ok', about, said: `issues are opened in ${data.full_name}` };
  } catch (error) {
    return { level: 'error', about, said: reasonOf(error, github, name, named) };
  }
}

interface Repository {
  readonly full_name: string;
  readonly archived?: boolean;
  readonly has_issues?: boolean;
  readonly permissions?: { readonly push?: boolean; readonly triage?: boolean };
}

function problemOf(data: Repository, repo: string, named: string): string | undefined {
  if (data.archived) return `${repo} is archived, so nothing can be opened there: name another in ${named}`;
  if (data.has_issues === false) return `${repo} has its issues switched off: switch them on in its settings`;
  if (data.full_name.toLowerCase() !== repo.toLowerCase())
    return `${repo} is ${data.full_name} now: change ${named}`;
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

function reasonOf(error: unknown, { auth }: Github, repo: string, named: string): string {
  const { status, response } = error as { status?: number; response?: unknown };
  if (status === undefined || !response)
    return 'no answer: is GITHUB_API_URL right, and can this machine reach it?';
  if (status === 401) {
    return auth.by === 'token'
      ? 'the token is refused: make a new one, and put it in GITHUB_TOKEN'
      : 'the app is refused: check GITHUB_APP_ID and GITHUB_PRIVATE_KEY, and this machine’s clock';
  }
  if (status === 404)
    return `there is no ${repo}, or the token may not see it: check ${named}, and the token's repositories`;
  return `GitHub answered ${status} for ${repo}`;
}
