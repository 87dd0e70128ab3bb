/** What becomes of asking an engineer (ESC-7). */
export const HAND_OFF_STEPS = ['asked', 'agreed', 'declined', 'silent', 'nobody left'] as const;
export type HandOffStep = (typeof HAND_OFF_STEPS)[number];

/** So often an engineer is asked for news before somebody else hears of it (N-4). */
export const MOST_CHASES = 3;

interface Fact {
  readonly kind: string;
  readonly engineerId?: string | null;
  readonly step?: HandOffStep;
  readonly personId?: string | null;
}

/** Everybody who was asked to take it, also those who were named and agreed, by the ticket's history. */
export const askedAlready = (facts: readonly Fact[]): string[] =>
  facts.flatMap((fact) => {
    if (fact.kind === 'escalated') return fact.engineerId ?? [];
    return fact.kind === 'hand-off' ? (fact.personId ?? []) : [];
  });

/** Who takes a ticket on the other side, as its card says it. */
export type CardEngineer =
  | { readonly is: 'asked' | 'agreed'; readonly name: string }
  | { readonly is: 'nobody' };

export function tellEngineer(engineer: CardEngineer): string {
  switch (engineer.is) {
    case 'asked':
      return `Waiting for ${engineer.name} to agree`;
    case 'agreed':
      return `${engineer.name}, tier 2`;
    case 'nobody':
      return 'Nobody has agreed yet';
  }
}
