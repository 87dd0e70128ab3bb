import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import type { Logger } from 'pino';
import { readBody } from '../read-body.ts';

/** Slack's largest payloads are views of 250 kB; what is larger is not Slack's. */
const MOST_BYTES = 1_000_000;
/** Slack has stopped listening by then. */
const PATIENCE_MS = 3000;
const SKEW_S = 300;

/** What Slack sends besides commands. */
const KINDS = [
  'event_callback',
  'app_rate_limited',
  'block_actions',
  'block_suggestion',
  'message_action',
  'shortcut',
  'view_closed',
  'view_submission',
];

export interface SlackDoor extends Receiver {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * Slack's requests over HTTP, on our own server. Thinner than Bolt's receiver, and stricter: a time in the
 * future is refused as one in the past is, and a body that is no payload is answered.
 */
export function slackReceiver(options: { signingSecret: string; now: () => Date; log: Logger }): SlackDoor {
  let app: App | undefined;
  let isLeaving = false;
  return {
    init(bolt) {
      app = bolt;
    },
    async start() {},
    async stop() {
      isLeaving = true;
    },
    handle(request, response) {
      // Slack sends events again; a person sees that nothing happened, and presses again.
      if (isLeaving) return end(response, 503);
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
  const raw = await readBody(request, MOST_BYTES);
  if (raw === undefined) return end(response.setHeader('connection', 'close'), 413);
  if (!isSigned(request, raw, signingSecret, now())) return end(response, 401);
  const kind = kindOf(request.headers['content-type']);
  if (!kind) return end(response, 415);
  const body = parseBody(raw.toString('utf8'), kind);
  if (!body) return end(response, 400);
  if (body.ssl_check) return end(response, 200);
  if (body.type === 'url_verification') return end(response, 200, { challenge: body.challenge });
  if (body.command === undefined && !KINDS.includes(String(body.type))) return end(response, 404);

  const late = setTimeout(() => end(response, 503), PATIENCE_MS);
  const retry = request.headers['x-slack-retry-num'];
  try {
    await app?.processEvent({
      body,
      ...(retry ? { retryNum: Number(retry) } : {}),
      ack: async (answer: unknown) => end(response, 200, answer),
    });
  } finally {
    clearTimeout(late);
  }
  // Nobody took it: the desk is about to close. Slack sends an event again, and tells a person.
  end(response, 503);
}

/** Over the bytes as they came and the time as it is written: nothing but what Slack signed is taken (T1). */
function isSigned(request: IncomingMessage, raw: Buffer, signingSecret: string, now: Date): boolean {
  const signature = String(request.headers['x-slack-signature']);
  const time = String(request.headers['x-slack-request-timestamp']);
  if (!/^v0=[0-9a-f]{64}$/.test(signature) || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(time)) > SKEW_S) return false;
  const hash = createHmac('sha256', signingSecret).update(`v0:${time}:`).update(raw).digest('hex');
  return timingSafeEqual(Buffer.from(`v0=${hash}`), Buffer.from(signature));
}

function kindOf(contentType = ''): 'json' | 'form' | undefined {
  const [type] = contentType.toLowerCase().split(';', 1);
  if (type === 'application/json') return 'json';
  return type === 'application/x-www-form-urlencoded' ? 'form' : undefined;
}

/** Everything pressed is a form of this one field. */
const PRESSED = 'payload=';

/** Events are JSON; commands are a form; everything pressed is JSON in a form's field. */
function parseBody(raw: string, kind: 'json' | 'form'): Payload | undefined {
  try {
    if (kind === 'json') return asPayload(JSON.parse(raw));
    if (raw.startsWith(PRESSED) && !raw.includes('&')) {
      return asPayload(JSON.parse(decodeURIComponent(raw.slice(PRESSED.length).replaceAll('+', ' '))));
    }
    return asPayload(Object.fromEntries(new URLSearchParams(raw)));
  } catch {
    return undefined;
  }
}

type Payload = Record<string, unknown>;

/** All that Slack sends says what it is, and is about something. */
function asPayload(value: unknown): Payload | undefined {
  if (!isObject(value)) return undefined;
  const isNamed = [value.type, value.command, value.ssl_check].some((name) => typeof name === 'string');
  return isNamed && (value.event === undefined || isObject(value.event)) ? value : undefined;
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Slack hears one answer: nothing, a text, or an object. */
function end(response: ServerResponse, status: number, answer?: unknown): void {
  if (response.writableEnded) return;
  if (answer === undefined || answer === '') response.writeHead(status).end();
  else if (typeof answer === 'string')
    response.writeHead(status, { 'content-type': 'text/plain' }).end(answer);
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
