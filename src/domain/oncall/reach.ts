/** Why somebody cannot be counted on when they are called. */
export type Unreachable =
  | { readonly is: 'unknown' | 'deactivated' | 'no member' }
  /** By `/desk away` or their status in Slack; null: until they say otherwise. */
  | { readonly is: 'away'; readonly until: Date | null };

interface Somebody {
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
}

/** null: nothing keeps them from answering. */
export function unreachable(
  person: Somebody | undefined,
  away: { readonly until: Date | null } | null,
): Unreachable | null {
  if (!person) return { is: 'unknown' };
  if (person.isDeactivated) return { is: 'deactivated' };
  if (person.isGuest || person.isStranger || person.isBot) return { is: 'no member' };
  return away ? { is: 'away', until: away.until } : null;
}
