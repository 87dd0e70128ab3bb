import { type Answer, type Api, type At, ok, Refused } from './answer.ts';
import type { Delivered } from './webhooks.ts';

/** What GitHub remembers of the webhooks it sent, for whoever may see it. */

/** A token for issues may not; one that administers hooks may. */
function refuseUnlessAllowed({ webhooks }: Api): void {
  if (!webhooks.isOpenToTokens) throw new Refused(404, 'Not Found');
}

const HOOK_ID = 1;

export function listHooks({ api }: At): Answer {
  refuseUnlessAllowed(api);
  const { url } = api.webhooks;
  return ok(url ? [{ id: HOOK_ID, active: true, events: ['issues', 'issue_comment'], config: { url } }] : []);
}

export function listDeliveries({ api, call, params }: At): Answer {
  refuseUnlessAllowed(api);
  if (Number(params[0]) !== HOOK_ID) throw new Refused(404, 'Not Found');
  return page(api, call.path, call.query);
}

export function getDelivery(api: Api, id: string | undefined): Answer {
  const one = api.webhooks.delivered[Number(id) - 1];
  if (!one) throw new Refused(404, 'Not Found');
  return ok({ ...summaryOf(one, Number(id)), request: { payload: JSON.parse(one.body) } });
}

/** Newest first, with a cursor instead of pages. */
export function page(api: Api, path: string, query: URLSearchParams): Answer {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const all = api.webhooks.delivered.map((one, i) => summaryOf(one, i + 1)).reverse();
  const from = Number(query.get('cursor') ?? 0);
  const body = all.slice(from, from + size);
  if (from + size >= all.length) return ok(body);
  const next = `<${api.apiUrl}${path}?per_page=${size}&cursor=${from + size}>; rel="next"`;
  return { status: 200, body, headers: { link: next } };
}

const summaryOf = ({ id: guid, event, action, status, at }: Delivered, id: number) => ({
  id,
  guid,
  event,
  action,
  delivered_at: at.toISOString(),
  redelivery: false,
  status: status === 0 ? 'failed to connect to host' : status < 300 ? 'OK' : 'Invalid HTTP Response',
  status_code: status === 0 ? 502 : status,
});
