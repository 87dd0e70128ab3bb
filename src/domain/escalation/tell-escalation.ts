import type { TicketFact } from '../ticket/history.ts';

const KINDS = ['escalated', 'hand-off', 'chased', 'issue opened', 'issue moved'] as const;

/** What happened to a ticket with the engineers. */
type EscalationFact = Extract<TicketFact, { kind: (typeof KINDS)[number] }>;

export const isOfEscalation = (fact: TicketFact): fact is EscalationFact =>
  KINDS.some((kind) => kind === fact.kind);

/** For *History*: `name` speaks an id. */
export function tellEscalation(fact: EscalationFact, name: (id: string) => string): string {
  switch (fact.kind) {
    case 'escalated':
      return `passed it to the engineers${fact.engineerId ? `, and asked ${name(fact.engineerId)} to take it` : ''}`;
    case 'hand-off':
      return tellHandOff(fact, name);
    case 'chased':
      return fact.nth === null
        ? `told the managers that there is no news from ${name(fact.personId)}`
        : `asked ${name(fact.personId)} for news`;
    case 'issue opened':
      return `has it as issue ${fact.repo}#${fact.number}`;
    case 'issue moved':
      return fact.state === 'open'
        ? `opened issue ${fact.repo}#${fact.number} again`
        : `closed issue ${fact.repo}#${fact.number} as ${fact.reason ?? 'completed'}`;
  }
}

function tellHandOff(
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
