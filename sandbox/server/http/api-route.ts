import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Args, meantArgs } from '../api/args.ts';
import type { Answer, Method } from '../api/call.ts';
import { missingScope } from '../api/call.ts';
import { METHODS } from '../api/methods.ts';
import type { Rates } from '../api/rates.ts';
import type { Workspace } from '../workspace.ts';
import { refuse, SlackRefusal } from '../world/refusal.ts';
import { readArgs } from './body.ts';
import { disturb, loseReply, tooMany } from './disturb.ts';
import { sendJson } from './send.ts';

/** `POST /api/chat.postMessage`: faults first, then what Slack itself checks, then the method. */
export async function serveApi(
  workspace: Workspace,
  rates: Rates | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = new URL(request.url ?? '/', 'http://slack').pathname.slice('/api/'.length);
  const { token, ...args } = meantArgs(await readArgs(request));
  const channel = typeof args.channel === 'string' ? args.channel : undefined;
  if (await disturb(workspace, method, args, response)) return;

  const wait = METHODS[method] && rates?.take(method, METHODS[method].tier, channel ?? '');
  if (wait !== undefined) return tooMany(workspace, method, args, wait, response);

  const bearer = request.headers.authorization?.replace(/^Bearer\s*/i, '') ?? (token as string | undefined);
  const answer = answerOf(workspace, method, args, bearer);
  const lost = loseReply(workspace, method, channel, response);
  const error = answer.ok === true ? {} : { error: String(answer.error) };
  const at = workspace.world.now();
  workspace.ledger.record({ at, method, args, ok: answer.ok === true, ...error, answered: !lost, answer });
  if (!lost) sendJson(response, 200, answer, scopeHeaders(workspace, METHODS[method]));
}

function answerOf(workspace: Workspace, name: string, args: Args, token: string | undefined): Answer {
  const { world } = workspace;
  const method = METHODS[name];
  try {
    checkToken(workspace, token, method);
    if (!method) {
      workspace.ledger.recordUnknown(name);
      return refuse('unknown_method', {
        req_method: name,
        response_metadata: { messages: [`[ERROR] the embedded Slack does not know ${name}`] },
      });
    }
    const granted =
      method.scopes.length === 0 || method.scopes.some((scope) => world.manifest.scopes.has(scope));
    if (!granted) missingScope(world, method.scopes);
    return { ok: true, ...method.handler({ world, method: name, args, me: world.app.botUserId }) };
  } catch (error) {
    if (error instanceof SlackRefusal) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}

function checkToken(workspace: Workspace, token: string | undefined, method: Method | undefined): void {
  const { botToken, appToken } = workspace.credentials;
  if (!token) refuse('not_authed');
  if (token !== botToken && token !== appToken) refuse('invalid_auth');
  const wanted = method?.appToken ? appToken : botToken;
  if (method && token !== wanted) refuse('not_allowed_token_type');
}

function scopeHeaders(workspace: Workspace, method: Method | undefined): Record<string, string> {
  const accepted =
    method && method.scopes.length > 0 ? { 'x-accepted-oauth-scopes': method.scopes.join(',') } : {};
  return { 'x-oauth-scopes': [...workspace.world.manifest.scopes].join(','), ...accepted };
}
