import type { Octokit } from 'octokit';
import type { GithubNews } from '../../domain/escalation/issue.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { IssueParcel } from '../../domain/parcel.ts';
import type { GithubAccess } from './client.ts';
import { placeOf } from './read.ts';
import { newsOf, type Told } from './webhook.ts';

/** A delivery as GitHub lists it. */
interface Listed {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly status_code: number;
  readonly delivered_at: string;
}

interface Ways {
  readonly list: () => AsyncIterable<{ data: Listed[] }>;
  readonly get: (id: number) => Promise<{ request: { payload: unknown } }>;
}

/** As many as an hour of a busy repository; what is beyond them the reading of issues finds. */
const MOST = 500;

/**
 * What webhooks told and nobody took: GitHub sends nothing again by itself, but shows it to whoever may see hooks.
 * Most tokens may not; then there is nothing, and the reading of issues has to do.
 */
export async function readMissed(
  octokit: Octokit,
  { auth }: Pick<GithubAccess, 'auth'>,
  { repo, since }: Extract<IssueParcel, { kind: 'hooks.read' }>,
): Promise<Outcome> {
  const news = await missedSince(octokit, auth.by === 'app', repo, new Date(since)).catch(
    (error: unknown) => {
      const { status } = error as { status?: number };
      if (status === 403 || status === 404) return [];
      throw error;
    },
  );
  return { is: 'answered', answer: { of: 'missed', news } };
}

async function missedSince(
  octokit: Octokit,
  isApp: boolean,
  repo: string,
  since: Date,
): Promise<GithubNews[]> {
  const ways = isApp ? waysOfApp(octokit) : await waysOfHook(octokit, repo);
  if (!ways) return [];
  const missed: Listed[] = [];
  const taken = new Set<string>();
  let seen = 0;
  for await (const { data } of ways.list()) {
    for (const one of data) {
      if (one.status_code >= 200 && one.status_code < 300) taken.add(one.guid);
      else if (one.event === 'issues' || one.event === 'issue_comment') missed.push(one);
    }
    seen += data.length;
    const last = data.at(-1);
    if (!last || new Date(last.delivered_at) < since || seen >= MOST) break;
  }
  const wanted = missed.filter(({ guid, delivered_at: at }) => !taken.has(guid) && new Date(at) >= since);
  const news: GithubNews[] = [];
  for (const { id, guid, event } of wanted.reverse()) {
    const { request } = await ways.get(id);
    const told = newsOf(event, guid, request.payload as Told);
    if (told) news.push(told);
  }
  return news;
}

function waysOfApp(octokit: Octokit): Ways {
  return {
    list: () =>
      octokit.paginate.iterator('GET /app/hook/deliveries', { per_page: 100 }) as AsyncIterable<{
        data: Listed[];
      }>,
    get: async (id) => {
      const { data } = await octokit.request('GET /app/hook/deliveries/{delivery_id}', { delivery_id: id });
      return data as unknown as { request: { payload: unknown } };
    },
  };
}

/** Of the desk's own hook, which is known by its path. */
async function waysOfHook(octokit: Octokit, repo: string): Promise<Ways | undefined> {
  const place = placeOf(repo);
  const { data: hooks } = await octokit.rest.repos.listWebhooks({ ...place, per_page: 100 });
  const own = hooks.find(({ config }) => config.url?.endsWith('/webhooks/github'));
  if (!own) return undefined;
  const hook = { ...place, hook_id: own.id };
  return {
    list: () =>
      octokit.paginate.iterator('GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries', {
        ...hook,
        per_page: 100,
      }) as AsyncIterable<{ data: Listed[] }>,
    get: async (id) => {
      const { data } = await octokit.rest.repos.getWebhookDelivery({ ...hook, delivery_id: id });
      return data as unknown as { request: { payload: unknown } };
    },
  };
}
