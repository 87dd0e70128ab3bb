import type { IncomingMessage, ServerResponse } from 'node:http';
import { respondToUrl } from '../people/respond.ts';
import type { Workspace } from '../workspace.ts';
import { SlackRefusal } from '../world/refusal.ts';
import { spendResponseUrl } from '../world/triggers.ts';
import { readArgs } from './body.ts';
import { disturb, loseReply } from './disturb.ts';
import { sendText } from './send.ts';

/** `POST /response/…`: five uses in half an hour, then it is not found. */
export async function serveResponseUrl(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, ledger } = workspace;
  const key = (request.url ?? '').slice('/response/'.length).split('?')[0] ?? '';
  const args = await readArgs(request);
  if (await disturb(workspace, 'response_url', args, response)) return;

  const entry = { at: world.now(), method: 'response_url', args };
  try {
    respondToUrl(world, spendResponseUrl(world, key), args);
    const lost = loseReply(workspace, 'response_url', undefined, response);
    ledger.record({ ...entry, ok: true, answered: !lost, answer: {} });
    if (!lost) sendText(response, 200, 'ok');
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    ledger.record({ ...entry, ok: false, error: error.code, answered: true, answer: {} });
    sendText(response, error.code.endsWith('_url') ? 404 : 400, error.code);
  }
}
