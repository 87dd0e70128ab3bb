/** What of a ticket's history tells who owns it. */
interface Told {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/** Since when nobody owns it; null where somebody does. */
export function unownedSince(events: readonly Told[]): Date | null {
  let since: Date | null = null;
  let owner: unknown = null;
  for (const { kind, detail, at } of events) {
    if (kind === 'owned') owner = detail.to;
    if (owner !== null) since = null;
    else if (since === null || kind === 'reopened') since = at;
  }
  return since;
}

/** Why the desk gave it to its owner; null where a person took it or gave it. */
export function reasonGiven(events: readonly Told[]): string | null {
  const because = events.findLast(({ kind }) => kind === 'owned')?.detail.because;
  return typeof because === 'string' ? because : null;
}
