import type { Delivery } from '../delivery/transport.ts';
import type { Answer } from '../protocol.ts';

type Failed = Extract<Delivery, { acked: false }>;

/** Slack's words to a person whose command got no answer. */
export function commandFailed(command: string, failed: Failed): Answer {
  return { ok: false, failed: `${command} failed with the error "${errorCode(failed)}"` };
}

export function pressFailed(app: string, failed: Failed): Answer {
  return { ok: false, failed: `${app} is not responding (${errorCode(failed)})` };
}

export function formFailed(code: string): Answer {
  return { ok: false, failed: `We had some trouble connecting. Try again? (${code})` };
}

export function errorCode(failed: Failed): 'operation_timeout' | 'dispatch_failed' {
  return failed.reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
}
