import { tellChange } from '../escalation/change-words.ts';
import type { TicketFact } from './history.ts';

const ISSUE_KINDS = [
  'escalated',
  'issue opened',
  'issue linked',
  'issue moved',
  'issue changed',
  'accepted',
  'declined',
] as const;

/** About what is with the engineers. */
type IssueFact = Extract<TicketFact, { kind: (typeof ISSUE_KINDS)[number] }>;

export const isIssueFact = (fact: TicketFact): fact is IssueFact =>
  ISSUE_KINDS.some((kind) => kind === fact.kind);

export function tellIssueFact(fact: IssueFact, name: (id: string) => string): string {
  switch (fact.kind) {
    case 'escalated':
      return `passed it to the engineers${fact.engineerId ? `, and asked ${name(fact.engineerId)} to take it` : ''}`;
    case 'issue opened':
      return `has it as issue ${fact.repo}#${fact.number}`;
    case 'issue linked':
      return `linked it to issue ${fact.repo}#${fact.number}, which was open already`;
    case 'issue moved': {
      const issue = `issue ${fact.repo}#${fact.number}`;
      return fact.state === 'open'
        ? `opened ${issue} again`
        : `closed ${issue} as ${fact.reason ?? 'completed'}`;
    }
    case 'issue changed':
      return `changed issue ${fact.repo}#${fact.number}: ${tellChange(fact).join('; ')}`;
    case 'accepted': {
      const { priority, horizon, before } = fact;
      return `accepted it as ${priority}, ${horizon}${before && before !== priority ? ` (it was ${before})` : ''}`;
    }
    case 'declined':
      return `declined it${fact.reason ? `: ${fact.reason}` : ''}`;
  }
}
