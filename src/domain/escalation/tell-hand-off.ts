import type { TicketFact } from '../ticket/history.ts';

const KINDS = ['hand-off', 'chased'] as const;

/** About who takes a ticket on the other side (ESC-7). */
type HandOffFact = Extract<TicketFact, { kind: (typeof KINDS)[number] }>;

export const isHandOffFact = (fact: TicketFact): fact is HandOffFact =>
  KINDS.some((kind) => kind === fact.kind);

/** For *History*: `name` speaks an id. */
export function tellHandOffFact(fact: HandOffFact, name: (id: string) => string): string {
  if (fact.kind === 'hand-off') return tellStep(fact, name);
  return fact.nth === null
    ? `told the managers that there is no news from ${name(fact.personId)}`
    : `asked ${name(fact.personId)} for news`;
}

function tellStep(
  { step, personId, reason }: Extract<TicketFact, { kind: 'hand-off' }>,
  name: (id: string) => string,
): string {
  const who = personId ? name(personId) : 'nobody';
  switch (step) {
    case 'asked':
      return `asked ${who} to take it as engineer`;
    case 'agreed':
      return 'took it as engineer';
    case 'declined':
      return `does not take it as engineer${reason ? `: ${reason}` : ''}`;
    case 'silent':
      return `had no answer from ${who}`;
    case 'nobody left':
      return 'found nobody of tier 2 to take it';
  }
}
