import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, type Api, type Call, Refused } from './answer.ts';
import { answerCall, nameOf } from './api.ts';
import { answerApp } from './app-api.ts';
import type { GithubFault } from './faults.ts';
import { APP_LOGIN } from './github-app.ts';

/** What the desk asked, in order; `answered` is false when the reply was lost on the way. */
export interface GithubCall {
  readonly at: Date;
  readonly name: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly answered: boolean;
}

/** Whom the token belongs to. */
export const TOKEN = 'ghp_sandbox0sandbox0sandbox0sandbox00000';
export const LOGIN = 'firstline-desk';

/** Faults that answer in the place of the API. */
const INSTEAD = [
  'server error',
  'secondary limit',
  'primary limit',
  'bad credentials',
  'no such place',
  'not valid',
] as const;

/** Takes one request: the faults that are on, the token, then the API. */
export function serveGithub(api: Api, calls: GithubCall[], unknown: string[]) {
  const { faults, now, apiUrl, wire } = api;

  return serve;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', apiUrl);
    const body = await readJson(request);
    const name = nameOf(request.method ?? 'GET', url.pathname);
    const note = (status: number, answered: boolean) =>
      void calls.push({ at: now(), name, path: url.pathname, body, status, answered });
    if (faults.strike(['reset'], name)) {
      note(0, false);
      request.socket.destroy();
      return;
    }
    const instead = faults.strike(INSTEAD, name);
    const answer = instead ? answerOf(instead, now()) : answerTo(request, url, body);
    if (faults.strike(['lost reply'], name)) {
      note(answer.status, false);
      request.socket.destroy();
      return;
    }
    const after = faults.strike(['server error after'], name);
    note(answer.status, !after);
    end(response, after ? { status: 502, body: { message: 'Server Error' } } : answer);
  }

  function answerTo(request: IncomingMessage, url: URL, body: Call['body']): Answer {
    const method = request.method ?? 'GET';
    const { pathname: path, searchParams: query } = url;
    const [, given = ''] = /^(?:token|bearer) (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    try {
      const forApp = answerApp(api, method, path, query, given);
      if (forApp) return forApp;
      const login = given === TOKEN ? LOGIN : api.app.isGood(given) ? APP_LOGIN : undefined;
      if (!login) throw new Refused(401, 'Bad credentials');
      if (path === '/user') return { status: 200, body: wire.user(login) };
      return answerCall(api, { method, path, query, body, login });
    } catch (error) {
      if (error instanceof Refused) return error.answer;
      unknown.push(`${method} ${path}`);
      return { status: 501, body: { message: error instanceof Error ? error.message : String(error) } };
    }
  }
}

function answerOf({ kind, retryAfter = 60 }: GithubFault, now: Date): Answer {
  if (kind === 'bad credentials') return { status: 401, body: { message: 'Bad credentials' } };
  if (kind === 'no such place') return { status: 404, body: { message: 'Not Found' } };
  if (kind === 'not valid') return { status: 422, body: { message: 'Validation Failed' } };
  if (kind === 'server error') return { status: 502, body: { message: 'Server Error' } };
  if (kind === 'primary limit') {
    const reset = String(Math.floor(now.getTime() / 1000) + retryAfter);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    return { status: 403, body: { message: 'API rate limit exceeded for user ID 1.' }, headers };
  }
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { status: 403, body: { message }, headers: { 'retry-after': String(retryAfter) } };
}

function end(response: ServerResponse, { status, body, headers }: Answer): void {
  const type = { 'content-type': 'application/json; charset=utf-8', 'x-github-request-id': '0' };
  response.writeHead(status, { ...type, ...headers }).end(body === undefined ? '' : JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}
