import type { Tx } from '../../db/handles.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { getIncident, getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import { gapOf, stepNow, timeOfStep } from '../../domain/incident/cadence.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { remindWords, snoozedText, unsentWords } from '../../domain/incident/sitrep-words.ts';
import { type Snooze, snoozeUntil } from '../../domain/incident/snooze.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { nextOpening } from '../../domain/time/business-time.ts';
import { MINUTE_MS } from '../../domain/time/local-days.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { cadenceOf, listSteps, ring } from './cadence.ts';
import { nameOf } from './incident-facts.ts';
import { sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';

/**
 * A sitrep is due soon, or was: whoever leads is reminded, then the next person hears that nobody has sent it (INC-7).
 * Run by the tick; a row for each incident, so that down-time is made up for once.
 */
export async function remindSitrep(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { sitrepDueAt: dueAt, sitrepReminders: done } = incident;
  if (!dueAt || !isGoingOn(incident.state)) return;
  const { remindAt, isRoundTheClock } = cadenceOf(policy, incident);
  const steps = await listSteps(tx, policy, incident);
  const n = stepNow(steps, done, now);
  const step = steps[n];
  // Nobody to remind yet: somebody may take command any minute.
  if (steps.length === 0) await ring(tx, incident, new Date(now.getTime() + gapOf(remindAt) * MINUTE_MS));
  if (!step) return;

  const number = await nextNumber(tx, incident);
  const words = step.isReminder
    ? remindWords(incident, number, dueAt, now)
    : unsentWords(incident, number, dueAt, await leaderOf(tx, incident));
  const effect = `remind:${number}:${dueAt.getTime()}:${n}`;
  await sayIn(tx, incident, { personId: step.personId }, effect, words, now);
  await updateIncident(tx, incidentId, { sitrepReminders: n + 1 });
  const next = steps[n + 1];
  if (!next) return;
  const at = timeOfStep(next, remindAt, now);
  // The others have their hours; whoever leads has been at it a moment ago.
  const isAnyTime = isRoundTheClock || next.isReminder;
  await ring(tx, incident, isAnyTime ? at : nextOpening(policy.calendars.desk, at));
}

const nextNumber = async (tx: Tx, { id }: Incident): Promise<number> =>
  ((await findLastSitrep(tx, id))?.number ?? 0) + 1;

const leaderOf = async (tx: Tx, { commanderId, workspaceId }: Incident): Promise<string | null> =>
  commanderId ? nameOf(tx, workspaceId, commanderId) : null;

/** A button names the sitrep it is about: once that is sent, it is told by whom, and sends no other. */
export async function refuseIfSent(tx: Tx, incident: Incident, number: number): Promise<void> {
  const last = await findLastSitrep(tx, incident.id);
  if (!last || last.number < number) return;
  const name = await nameOf(tx, incident.workspaceId, last.authorId);
  throw new Refusal(
    'sitrep.sent',
    `Nothing changed: ${name} sent sitrep ${last.number} of ${incidentName(incident)} meanwhile.`,
  );
}

/** Moves the reminder, never the due time. What is returned says until when. */
export function snoozeSitrep(
  desk: Desk,
  caller: Caller,
  { incidentId, number }: { readonly incidentId: number; readonly number: number },
  snooze: Snooze,
): Promise<string> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.report', incident);
    await refuseIfSent(tx, incident, number);
    const { sitrepDueAt, sitrepReminders } = incident;
    const steps = await listSteps(tx, desk.policy, incident);
    if (!sitrepDueAt || !steps[sitrepReminders]) {
      throw new Refusal('sitrep.no-reminder', 'Nothing to snooze: no further reminder would come.');
    }
    const at = snoozeUntil(snooze, desk.policy.calendars.desk, now);
    await ring(tx, incident, at);
    return snoozedText(at, sitrepDueAt);
  });
}
