import type { IncomingMessage, ServerResponse } from 'node:http';
import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt';
import type { Logger } from 'pino';

/** Slack's largest payloads are views of 250 kB; what is larger is not Slack's. */
const MOST_BYTES = 1_000_000;
/** Slack has stopped listening by then. */
const PATIENCE_MS = 3000;
const SKEW_S = 300;

export interface SlackDoor extends Receiver {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * Slack's requests over HTTP, on our own server. Thinner than Bolt's receiver, and stricter: a time in the
 * future is refused as one in the past is, and a body that is no payload is answered.
 */
export function slackReceiver(options: { signingSecret: string; now: () => Date; log: Logger }): SlackDoor {
  let app: App | undefined;
  return {
    init(bolt) {
      app = bolt;
    },
    async start() {},
    async stop() {},
    handle(request, response) {
      receive(options, app, request, response).catch((error: unknown) => {
        options.log.error({ err: error }, 'a request from Slack could not be taken in');
        end(response, 500);
      });
    },
  };
}

async function receive(
  { signingSecret, now }: { signingSecret: string; now: () => Date },
  app: App | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const raw = await readBody(request);
  if (raw === undefined) return end(response, 413);
  if (!isSigned(request, raw, signingSecret, now())) return end(response, 401);
  const body = parseBody(raw, request.headers['content-type'] ?? '');
  if (!body) return end(response, 400);
  if (body.ssl_check) return end(response, 200);
  if (body.type === 'url_verification') return end(response, 200, { challenge: body.challenge });

  const late = setTimeout(() => end(response, 503), PATIENCE_MS);
  const retry = request.headers['x-slack-retry-num'];
  await app?.processEvent({
    body,
    ...(retry ? { retryNum: Number(retry) } : {}),
    ack: async (answer: unknown) => {
      clearTimeout(late);
      end(response, 200, answer);
    },
  });
}

function isSigned(request: IncomingMessage, body: string, signingSecret: string, now: Date): boolean {
  const signature = request.headers['x-slack-signature'];
  const time = Number(request.headers['x-slack-request-timestamp']);
  if (typeof signature !== 'string' || !Number.isInteger(time)) return false;
  if (Math.abs(now.getTime() / 1000 - time) > SKEW_S) return false;
  return isValidSlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': time },
    nowMilliseconds: now.getTime(),
  });
}

/** Events are JSON; commands are a form; everything pressed is JSON in a form's field. */
function parseBody(raw: string, type: string): Record<string, unknown> | undefined {
  try {
    if (type.startsWith('application/json')) return asObject(JSON.parse(raw));
    const form = Object.fromEntries(new URLSearchParams(raw));
    return form.payload === undefined ? form : asObject(JSON.parse(form.payload));
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

/** Undefined if it is longer than anything Slack sends. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Slack hears one answer: nothing, a text, or an object. */
function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded) return;
  if (answer === undefined || answer === '') response.writeHead(status).end();
  else if (typeof answer === 'string')
    response.writeHead(status, { 'content-type': 'text/plain' }).end(answer);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
