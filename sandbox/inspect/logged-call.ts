/** What the page's inspector hears of one call the bot made: JSON over `/sandbox/calls`. */
export interface LoggedCall {
  readonly id: number;
  readonly atMs: number;
  readonly method: string;
  readonly ok: boolean;
  readonly error?: string;
  /** False: Slack did it, and the answer was lost on the way. */
  readonly answered: boolean;
  readonly args: unknown;
  /** The message it made or changed. */
  readonly about?: { readonly channel: string; readonly ts: string };
  readonly limits: readonly UsedLimit[];
}

/** How much of what Slack allows was used: 5 of 50 blocks. */
export interface UsedLimit {
  readonly name: string;
  readonly used: number;
  readonly most: number;
}

/** What a person can do to the lines between the bot, Slack and GitHub. */
export const FAULT_NAMES = ['slow', 'ratelimited', 'lost', 'github'] as const;
export type FaultName = (typeof FAULT_NAMES)[number];
export type FaultStates = Readonly<Record<FaultName, boolean>>;
