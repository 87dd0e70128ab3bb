import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Args } from '../api/args.ts';
import type { Fault } from '../faults.ts';
import type { Workspace } from '../workspace.ts';
import { sendJson } from './send.ts';

/** Faults that strike before Slack accepts a call. True when the call ends here. */
export async function disturb(
  workspace: Workspace,
  method: string,
  args: Args,
  response: ServerResponse,
): Promise<boolean> {
  const { faults } = workspace;
  const channel = typeof args.channel === 'string' ? args.channel : undefined;
  const delay = faults.strike('before', method, channel);
  if (delay && 'ms' in delay) await wait(delay.ms ?? 0);
  if (faults.refuses) {
    response.destroy();
    return true;
  }
  const fault = faults.strike('instead', method, channel);
  if (fault) answerFault(workspace, fault, method, args, response);
  return fault !== undefined;
}

/** Faults after it: the call counted, and the app does not learn so. */
export function loseReply(
  workspace: Workspace,
  method: string,
  channel: string | undefined,
  response: ServerResponse,
): boolean {
  const fault = workspace.faults.strike('after', method, channel);
  if (!fault) return false;
  if (fault.kind === 'server_error_after') serverError(fault, response);
  else response.destroy();
  return true;
}

export function tooMany(
  workspace: Workspace,
  method: string,
  args: Args,
  seconds: number,
  response: ServerResponse,
): void {
  const answer = { ok: false, error: 'ratelimited' };
  workspace.ledger.record({ at: workspace.world.now(), method, args, ...answer, answered: true, answer });
  sendJson(response, 429, answer, { 'retry-after': String(seconds) });
}

function answerFault(
  workspace: Workspace,
  fault: Fault,
  method: string,
  args: Args,
  response: ServerResponse,
): void {
  if (fault.kind === 'ratelimited') tooMany(workspace, method, args, fault.retryAfter ?? 1, response);
  else if (fault.kind === 'server_error') serverError(fault, response);
  else if (fault.kind === 'error') answerError(workspace, fault.code, method, args, response);
  else response.destroy();
}

function answerError(
  workspace: Workspace,
  code: string | undefined,
  method: string,
  args: Args,
  response: ServerResponse,
): void {
  const answer = { ok: false, error: code ?? 'fatal_error' };
  workspace.ledger.record({ at: workspace.world.now(), method, args, ...answer, answered: true, answer });
  sendJson(response, 200, answer);
}

function serverError(fault: Fault, response: ServerResponse): void {
  const status = 'status' in fault ? (fault.status ?? 500) : 500;
  response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Server Error</html>');
}
