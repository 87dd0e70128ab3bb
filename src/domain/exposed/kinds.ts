/** What does not belong in Slack: secrets, and data of persons (INC-11). */
export const EXPOSED_KINDS = [
  'private key',
  'token',
  'secret in a link',
  'password',
  'card number',
  'bank account',
  'social security number',
  'e-mail address',
] as const;
export type ExposedKind = (typeof EXPOSED_KINDS)[number];

/** What is never sent, whoever says that it is none: it opens a door. */
const SECRET: readonly ExposedKind[] = ['private key', 'token', 'secret in a link'];

export const isSecret = (kind: ExposedKind): boolean => SECRET.includes(kind);

/** Something in a text, and where; `masked` is all of it that may be shown, or written down anywhere. */
export interface Exposed {
  readonly kind: ExposedKind;
  readonly masked: string;
  readonly at: number;
  readonly length: number;
}
