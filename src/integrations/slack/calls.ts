import {
  ErrorCode,
  type WebAPICallResult,
  type WebAPIHTTPError,
  type WebAPIPlatformError,
  type WebAPIRateLimitedError,
  WebClient,
} from '@slack/web-api';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Effect } from '../../domain/parcel.ts';
import { boltLogger } from '../../log.ts';
import { ClosedCalls } from '../closed-calls.ts';
import { Pacer } from './pacing.ts';

/** A call that brought no answer of use; `outcome` says what that means for the outbox row. */
export class SlackTrouble extends Error {
  override readonly name = 'SlackTrouble';
  readonly outcome: Extract<Outcome, { is: 'wait' | 'unclear' | 'failed' }>;

  constructor(outcome: SlackTrouble['outcome']) {
    super(`Slack: ${outcome.why}`);
    this.outcome = outcome;
  }
}

export interface SlackCalls {
  /** Throws `SlackTrouble`. `isPatient`: there may be many of these, and nobody waits for them. */
  call<T = WebAPICallResult>(method: string, args: Record<string, unknown>, isPatient?: boolean): Promise<T>;
  readonly token: string;
  readonly apiUrl: string;
}

/**
 * No retries of its own: the client would send a message three times for one lost answer, and would hold every
 * channel up for one that must wait. Both belong to the outbox row. Calls are paced for each effect; what is urgent
 * counts and does not wait, but where Slack itself has said how long (INC-15).
 */
export function slackCalls(
  { botToken: token, apiUrl }: Pick<Config['slack'], 'botToken' | 'apiUrl'>,
  now: () => Date,
  log: Logger,
): (effect: Pick<Effect, 'key' | 'isUrgent'>) => SlackCalls {
  const client = new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  });
  const pacer = new Pacer();
  const closed = new ClosedCalls();
  return ({ key: effectKey, isUrgent }) => ({
    token,
    apiUrl,
    async call<T>(method: string, args: Record<string, unknown>, isPatient = false) {
      const channelId = typeof args.channel === 'string' ? args.channel : undefined;
      const what = method === 'chat.postMessage' ? `${method} ${channelId}` : method;
      const left = closed.left(what, now());
      if (left > 0) throw new SlackTrouble({ is: 'wait', ms: left, why: 'ratelimited' });
      const ms = pacer.take(
        method,
        channelId,
        `${effectKey} ${method} ${args.cursor ?? args.users ?? ''}`,
        now(),
        isPatient,
      );
      if (ms > 0 && !isUrgent) throw new SlackTrouble({ is: 'wait', ms, why: 'pace' });
      try {
        return (await client.apiCall(method, args)) as T;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble.is === 'wait' && trouble.why === 'ratelimited') closed.close(what, now(), trouble.ms);
        throw new SlackTrouble(trouble);
      }
    },
  });
}

/** Codes that say something is not as it should be, and may be put right by a person. */
const MENDABLE = [
  'not_in_channel',
  'is_archived',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'missing_scope',
];
/** Codes that say Slack itself is unwell. */
const UNWELL = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
];
const MENDABLE_WAIT_MS = 60_000;

const AWAY_CODES: readonly (string | undefined)[] = [
  ErrorCode.RequestError,
  ErrorCode.HTTPError,
  ErrorCode.RateLimitedError,
  ErrorCode.PlatformError,
];

/** Waiting helps: Slack is unwell or cannot be reached, and nothing is wrong with what was asked or with the token. */
export function isSlackAway(error: unknown): boolean {
  if (!AWAY_CODES.includes((error as { code?: string }).code)) return false;
  const { is, why } = troubleOf(error);
  return is === 'unclear' || why === 'ratelimited';
}

function troubleOf(error: unknown): SlackTrouble['outcome'] {
  const { code } = error as { code?: string };
  switch (code) {
    case ErrorCode.RateLimitedError: {
      const { retryAfter } = error as WebAPIRateLimitedError;
      return { is: 'wait', ms: retryAfter * 1000, why: 'ratelimited' };
    }
    case ErrorCode.PlatformError:
      return platformTrouble((error as WebAPIPlatformError).data.error);
    case ErrorCode.HTTPError: {
      const { statusCode } = error as WebAPIHTTPError;
      const why = `HTTP ${statusCode}`;
      return statusCode >= 500 || statusCode === 408 ? { is: 'unclear', why } : { is: 'failed', why };
    }
    case ErrorCode.RequestError:
      return { is: 'unclear', why: 'no answer' };
    default:
      return { is: 'unclear', why: error instanceof Error ? error.name : 'unknown' };
  }
}

function platformTrouble(why: string): SlackTrouble['outcome'] {
  if (why === 'ratelimited') return { is: 'wait', ms: 30_000, why };
  if (MENDABLE.includes(why)) return { is: 'wait', ms: MENDABLE_WAIT_MS, why };
  return UNWELL.includes(why) ? { is: 'unclear', why } : { is: 'failed', why };
}

/** For calls that may be repeated: `alreadySo` are the codes that mean it is as wanted. */
export async function ensure(
  calls: SlackCalls,
  method: string,
  args: Record<string, unknown>,
  alreadySo: readonly string[],
): Promise<void> {
  try {
    await calls.call(method, args);
  } catch (error) {
    if (!(error instanceof SlackTrouble) || !alreadySo.includes(error.outcome.why)) throw error;
  }
}
