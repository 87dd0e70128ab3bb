import type { GithubFaults } from './faults.ts';
import type { GithubApp } from './github-app.ts';
import type { Webhooks } from './webhooks.ts';
import type { Wire } from './wire.ts';
import type { Repository, World } from './world.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** Who the token belongs to. */
  readonly login: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Api {
  readonly world: World;
  readonly wire: Wire;
  readonly faults: GithubFaults;
  readonly webhooks: Webhooks;
  readonly app: GithubApp;
  readonly now: () => Date;
  readonly apiUrl: string;
}

/** GitHub's way of saying no. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(status: number, message: string, errors?: readonly object[]) {
    super(message);
    this.answer = {
      status,
      body: { message, ...(errors ? { errors } : {}), documentation_url: 'https://docs.github.com/rest' },
    };
  }
}

/** A call, and the repository it is about. */
export interface At {
  readonly api: Api;
  readonly call: Call;
  readonly repository: Repository;
  readonly params: readonly string[];
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });

const MOST_A_PAGE = 100;

export function paged(api: Api, call: Call, all: readonly unknown[]): Answer {
  const size = Math.min(Number(call.query.get('per_page') ?? 30), MOST_A_PAGE);
  const page = Number(call.query.get('page') ?? 1);
  const body = all.slice((page - 1) * size, page * size);
  if (all.length <= page * size) return ok(body);
  const next = new URLSearchParams(call.query);
  next.set('page', String(page + 1));
  return { status: 200, body, headers: { link: `<${api.apiUrl}${call.path}?${next}>; rel="next"` } };
}
