/** Slack said no. `code` is Slack's own word: `channel_not_found`, `not_in_channel`, … */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

export function refuse(code: string, details?: Readonly<Record<string, unknown>>): never {
  throw new SlackRefusal(code, details);
}

export function refuseUnless(condition: unknown, code: string): asserts condition {
  if (!condition) refuse(code);
}
