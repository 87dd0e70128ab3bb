import { Refusal } from '../refusal.ts';
import type { Assessment } from './assessment.ts';
import { incidentName, type Named } from './name.ts';
import { canReopen, isGoingOn } from './state.ts';

/** What stands against a move, beside the table of states (INC-4). Each refusal names what is missing. */

/** initiated → assessing: somebody leads, and either somebody responds or whoever leads begins. */
export function refuseUnlessAssessable(
  incident: Named & { readonly commanderId: string | null; readonly acknowledgedAt: Date | null },
  personId: string,
): void {
  const { commanderId, acknowledgedAt } = incident;
  if (commanderId && (acknowledgedAt || commanderId === personId)) return;
  throw new Refusal(
    'guard.no-commander',
    `Nothing changed: nobody is in command of ${incidentName(incident)} yet. Press *Take command* first.`,
  );
}

/** What the commander alone does of themselves, also where the table lets others lead because nobody does. */
export function refuseUnlessCommander(
  incident: Named & { readonly commanderId: string | null },
  personId: string,
): void {
  if (incident.commanderId === personId) return;
  throw new Refusal(
    'incident.not-commander',
    `Nothing changed: nobody is in command of ${incidentName(incident)}. *Take command* gives it to you.`,
  );
}

/** A button stays where it was said: what it is about may be over by then (INC-5). */
export function refuseUnlessUnassessed(incident: Named): void {
  const { state } = incident;
  if (state === 'initiated' || state === 'assessing') return;
  const name = incidentName(incident);
  const why = isGoingOn(state)
    ? `${name} is assessed already. *More* on its card has *Severity…*, and *Send sitrep* says what is new.`
    : `${name} is ${state}, and there is nothing to assess.${canReopen(state) ? ' *Reopen* on its card comes first.' : ''}`;
  throw new Refusal('incident.assessed', `Nothing changed: ${why}`);
}

/** assessing → remediating: the form is complete (INC-5). */
export function refuseUnlessComplete({ hits, contingency }: Pick<Assessment, 'hits' | 'contingency'>): void {
  if (hits.length === 0) throw new Refusal('guard.no-hits', NO_HITS, 'hits');
  if (!contingency.why.trim()) throw new Refusal('guard.no-why', NO_WHY, 'contingencyWhy');
}

export const NO_HITS = 'Choose at least one: an incident hits something.';
export const NO_WHY = 'Say in a few words why, or why not.';
export const NO_REASON = 'Say why, in a few words. It goes on the record.';

/** Of every move that wants one: false alarm, not contained after all, another severity, opening it again. */
export function refuseUnlessReasoned(reason: string): void {
  if (!reason.trim()) throw new Refusal('guard.no-reason', NO_REASON, 'reason');
}

/** remediating → monitoring: never before it began, and not yet to come. */
export function refuseUnlessContainable(containedAt: Date, startedAt: Date, now: Date): void {
  // Pickers know no seconds.
  if (toMinute(containedAt) < toMinute(startedAt)) {
    throw new Refusal(
      'guard.contained-before-start',
      'Nothing changed: that is before it began. Choose a later moment.',
      'containedAt',
    );
  }
  if (containedAt <= now) return;
  throw new Refusal(
    'guard.contained-in-future',
    'Nothing changed: that moment has not come yet. Choose when it was contained.',
    'containedAt',
  );
}

const toMinute = (at: Date): number => Math.floor(at.getTime() / 60_000);

export interface Unfinished {
  readonly openTasks: readonly { readonly text: string; readonly owner: string | null }[];
  readonly openEvidence: readonly string[];
  /** What stakeholders are told, or that they need not be. */
  readonly isDecided: boolean;
}

/** remediating, monitoring → resolved: all that is missing, at once. */
export function refuseUnlessResolvable(
  incident: Named,
  { openTasks, openEvidence, isDecided }: Unfinished,
): void {
  const tasks = openTasks.map(({ text, owner }) => `“${text}”${owner ? ` (${owner})` : ''}`);
  const missing = [
    ...(tasks.length > 0
      ? [`Open tasks: ${tasks.join(', ')}. Finish each, or make it a follow-up, under *Tasks and leads*.`]
      : []),
    ...(openEvidence.length > 0
      ? [`Open evidence: ${openEvidence.join('; ')}. Give or waive each under *Evidence*.`]
      : []),
    ...(isDecided
      ? []
      : [
          'Not decided yet: whether stakeholders were told. Assess said the product owner is to notify them.',
        ]),
  ];
  if (missing.length === 0) return;
  throw new Refusal(
    'guard.unfinished',
    [`Nothing changed: ${incidentName(incident)} cannot be resolved yet.`, ...missing].join(' '),
    tasks.length > 0 || openEvidence.length > 0 ? undefined : 'stakeholders',
  );
}
