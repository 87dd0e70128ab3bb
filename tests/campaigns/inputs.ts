/** What people did during a campaign; each carries a word of its own, by which its effects are found again. */
export interface Input {
  readonly kind: InputKind;
  readonly mark: string;
  /** The person, or Slack, was told that it was taken in. */
  isAcked: boolean;
}

export const INPUT_KINDS = [
  'request message',
  'request with file',
  'form',
  'reaction',
  'requester reply',
  'staff reply',
  'resolve',
] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

export interface Inputs {
  readonly all: readonly Input[];
  add(kind: InputKind): Input;
}

export function collectInputs(): Inputs {
  const all: Input[] = [];
  return {
    all,
    add(kind) {
      const input = { kind, mark: `mark${String(all.length).padStart(5, '0')}x`, isAcked: false };
      all.push(input);
      return input;
    },
  };
}
