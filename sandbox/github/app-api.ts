import { type Answer, type Api, created, Refused } from './answer.ts';
import { getDelivery, page } from './hooks.ts';

/** What an app asks under its own name: its tokens, and its webhook's deliveries. Undefined for other paths. */
export function answerApp(
  api: Api,
  method: string,
  path: string,
  query: URLSearchParams,
  jwt: string,
): Answer | undefined {
  if (!path.startsWith('/app')) return undefined;
  const problem = api.app.problemOf(jwt);
  if (problem) throw new Refused(401, problem);
  const [, installation] = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path) ?? [];
  if (method === 'POST' && installation) return tokenFor(api, Number(installation));
  if (method !== 'GET') return undefined;
  if (path === '/app/hook/deliveries') return page(api, path, query);
  const [, delivery] = /^\/app\/hook\/deliveries\/(\d+)$/.exec(path) ?? [];
  return delivery ? getDelivery(api, delivery) : undefined;
}

function tokenFor({ app }: Api, installationId: number): Answer {
  if (installationId !== app.installationId) throw new Refused(404, 'Not Found');
  const { token, expiresAt } = app.issueToken();
  const permissions = { issues: 'write', metadata: 'read' };
  return created({ token, expires_at: expiresAt.toISOString(), permissions, repository_selection: 'all' });
}
