import type { Priority, Triage } from '../ticket/triage.ts';
import type { TemplateName } from './kinds.ts';

interface Happened {
  readonly kind: string;
}

interface Judged {
  readonly triage: Triage | null;
  readonly priority: Priority | null;
}

/** The draft that fits what has happened so far: nobody answered, triaged since, or on the way (FR-2, UPD-2). */
export function suggestTemplate(history: readonly Happened[], ticket: Judged): TemplateName {
  const answeredAt = history.findLastIndex(({ kind }) => kind === 'replied');
  const isTriagedSince = history.findLastIndex(({ kind }) => kind === 'triaged') > answeredAt;
  if (isTriagedSince && ticket.triage?.isMisunderstood) return 'explanation';
  if (answeredAt < 0) return 'first_response_finding_out';
  return isTriagedSince ? afterTriage(ticket) : 'status_update';
}

/** What the requester is told of a triage, by what came of it. */
export function afterTriage({ triage, priority }: Judged): TemplateName {
  if (triage && triage.incident !== 'no') return 'after_triage_incident';
  return priority === 'P1' ? 'after_triage_critical' : 'after_triage';
}
