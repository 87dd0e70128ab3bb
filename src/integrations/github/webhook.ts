import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { GithubNews, IssueFacts } from '../../domain/escalation/issue.ts';
import { readBody } from '../read-body.ts';
import { commentFacts, issueFacts, type WireComment, type WireIssue } from './read.ts';

/** GitHub cuts its deliveries off at 25 MB; one about an issue is far smaller. */
const MOST_BYTES = 2_000_000;

/**
 * What GitHub tells of issues, over HTTP: nothing but what it signed, over the bytes as they came (T1), and answered
 * when it is kept. Undefined without a secret: there is no such door then.
 */
export function githubDoor(
  secret: string | null,
  log: Logger,
  hear: (news: GithubNews) => Promise<void>,
): ((request: IncomingMessage, response: ServerResponse) => void) | undefined {
  if (secret === null) return undefined;
  return (request, response) => {
    receive(secret, hear, request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a delivery from GitHub could not be taken in');
      end(response, 500);
    });
  };
}

async function receive(
  secret: string,
  hear: (news: GithubNews) => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const raw = await readBody(request, MOST_BYTES);
  if (!raw) return end(response.setHeader('connection', 'close'), 413);
  if (!isSigned(raw, String(request.headers['x-hub-signature-256']), secret)) return end(response, 401);
  const deliveryId = String(request.headers['x-github-delivery'] ?? '');
  if (!/^[\w-]{8,64}$/.test(deliveryId)) return end(response, 400);
  const told = parse(raw);
  if (!told) return end(response, 400);
  const news = newsOf(String(request.headers['x-github-event']), deliveryId, told);
  if (news) await hear(news);
  end(response, news ? 202 : 204);
}

function isSigned(raw: Buffer, signature: string, secret: string): boolean {
  if (!/^sha256=[0-9a-f]{64}$/.test(signature)) return false;
  const right = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
  return timingSafeEqual(Buffer.from(right), Buffer.from(signature));
}

export interface Told {
  readonly action?: unknown;
  readonly issue?: WireIssue;
  readonly comment?: WireComment;
  readonly label?: { readonly name?: unknown };
  readonly repository?: { readonly full_name?: unknown };
  readonly sender?: { readonly login?: unknown };
  /** Of `transferred`: what it has become. */
  readonly changes?: {
    readonly new_issue?: WireIssue | null;
    readonly new_repository?: { readonly full_name?: unknown } | null;
  };
}

/** Undefined for what the desk has no use for: other events, and pull requests, which are issues to GitHub. */
export function newsOf(event: string, deliveryId: string, told: Told): GithubNews | undefined {
  const { action, issue, comment, label, repository, sender } = told;
  const repo = repository?.full_name;
  if ((event !== 'issues' && event !== 'issue_comment') || !issue || issue.pull_request) return undefined;
  if (typeof action !== 'string' || typeof repo !== 'string') return undefined;
  return {
    deliveryId,
    action,
    label: typeof label?.name === 'string' ? label.name : null,
    issue: { ...issueFacts(repo, issue), repo },
    comment: event === 'issue_comment' && comment ? commentFacts(repo, issue.number, comment) : undefined,
    sender: String(sender?.login ?? ''),
    movedTo: action === 'transferred' ? movedTo(told) : undefined,
  };
}

function movedTo({ changes }: Told): IssueFacts | undefined {
  const { new_issue: issue, new_repository: repository } = changes ?? {};
  const repo = repository?.full_name;
  return issue && typeof repo === 'string' ? issueFacts(repo, issue) : undefined;
}

function parse(raw: Buffer): Told | undefined {
  try {
    const told: unknown = JSON.parse(raw.toString('utf8'));
    return typeof told === 'object' && told !== null ? (told as Told) : undefined;
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number): void {
  if (!response.writableEnded) response.writeHead(status).end();
}
