import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { CallLog } from './inspect/call-log.ts';
import type { FaultSwitches } from './inspect/fault-switches.ts';
import { FAULT_NAMES } from './inspect/logged-call.ts';
import type { Sandbox } from './sandbox.ts';
import { readBody } from './server/http/body.ts';
import { sendJson, sendText } from './server/http/send.ts';

/** What the acts work on, once the bot is there. */
export interface ActParts {
  readonly sandbox: Sandbox;
  readonly log: CallLog;
  readonly switches: FaultSwitches;
  /** Tells one sandbox from the next at the same address. */
  readonly startedMs: number;
}

export type Act = (parts: ActParts, request: IncomingMessage, response: ServerResponse) => Promise<void>;

export const ACTS: Readonly<Record<string, Act>> = {
  '/sandbox/clock': moveClock,
  '/sandbox/calls': followCalls,
  '/sandbox/faults': turnFault,
  '/sandbox/disconnect': disconnect,
};

const move = z.object({
  advanceMs: z
    .number()
    .min(0)
    .max(366 * 86_400_000),
});

/** GET tells the time; POST moves it on, and the desk does whatever is due on the way. */
async function moveClock({ sandbox, startedMs }: ActParts, ...[request, response]: Http): Promise<void> {
  if (request.method === 'POST') {
    const asked = move.safeParse(await readJson(request));
    if (!asked.success) return sendText(response, 400, 'advanceMs is a number of milliseconds, 0 or more');
    await sandbox.pass(asked.data.advanceMs);
  }
  sendJson(response, 200, { nowMs: sandbox.now().getTime(), startedMs });
}

type Http = readonly [request: IncomingMessage, response: ServerResponse];

/** Server-sent events: the calls so far, then each as the bot makes it. */
async function followCalls({ log }: ActParts, ...[, response]: Http): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  const stop = log.follow((call) => response.write(`data: ${JSON.stringify(call)}\n\n`));
  response.on('close', stop);
}

const turn = z.object({ name: z.enum(FAULT_NAMES), on: z.boolean() });

async function turnFault({ switches }: ActParts, ...[request, response]: Http): Promise<void> {
  if (request.method === 'POST') {
    const asked = turn.safeParse(await readJson(request));
    if (!asked.success)
      return sendText(response, 400, `name is one of ${FAULT_NAMES.join(', ')}; on says how`);
    switches.turn(asked.data.name, asked.data.on);
  }
  sendJson(response, 200, switches.states);
}

/** Cuts the bot's connection without a word; it has to notice and come back by itself. */
async function disconnect({ sandbox }: ActParts, ...[request, response]: Http): Promise<void> {
  if (request.method !== 'POST') return sendText(response, 405, 'POST it');
  sandbox.slack.disconnectSockets('cut');
  sendJson(response, 200, {});
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request)).toString('utf8'));
  } catch {
    return undefined;
  }
}
