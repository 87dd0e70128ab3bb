import { deleteDue, insertDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listPages } from '../../db/incident-pages.ts';
import { getIncident, type Incident, updateIncident } from '../../db/incidents.ts';
import { type CalledFor, type Rung, rungAfter } from '../../domain/incident/ladder.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import { isOpen, nextOpening } from '../../domain/time/business-time.ts';
import { dueAt } from '../../domain/time/target.ts';
import type { Policy } from '../../policy/policy.ts';
import { type Oncall, readOncall } from '../oncall/read-oncall.ts';
import { armOutside } from './call-outside.ts';
import { listPagesNow, pagePerson, redrawPages, redrawThose } from './page.ts';
import { record } from './record.ts';
import { isReachable, notToCall, peopleOn } from './rungs.ts';
import { sayNobodyAnswers, saySkipped } from './say-ladder.ts';
import { drawIncident } from './send-incident.ts';

/** The kind of the due row that calls the next rung. */
export const LADDER = 'incident-ladder';

/** The first page goes out in the transaction that declares; of a low one people are told in service hours (INC-3). */
export async function startCalling(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  calledFor: CalledFor,
  now: Date,
): Promise<Incident> {
  const begun = await updateIncident(tx, incident.id, { calledFor, callingSince: now, rung: null });
  const { desk } = policy.calendars;
  if (begun.severity !== 'low' || isOpen(desk, now)) return callNext(tx, policy, begun, now);
  const waiting = await waitUntil(tx, begun, null, nextOpening(desk, now));
  await redrawPages(tx, waiting, now);
  await drawIncident(tx, waiting, now);
  return waiting;
}

/** Nobody answered in time, or nobody can any more. Run by the tick. */
export async function climb(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  if (!incident.nextRungAt || !isGoingOn(incident.state)) return;
  await callNext(tx, policy, incident, now);
}

/** Calls the next rung on which somebody can be reached; those before it are passed over, and that is said. */
export async function callNext(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<Incident> {
  const oncall = await readOncall(tx, policy, incident.workspaceId, now);
  const before = await listPages(tx, incident.id);
  let rung = rungAfter(incident.rung);
  while (rung !== 'loud' && !(await callRung(tx, incident, oncall, rung, now))) rung = rungAfter(rung);
  const nextAt = rungTime(policy, incident, now, rung);
  if (rung === 'loud') await sayNobodyAnswers(tx, incident, oncall, nextAt, now);
  // Earlier ones stay called, and read who is next; no call waits for that.
  await redrawThose(tx, incident, before, now);
  await armOutside(tx, policy, incident, now);
  const waiting = await waitUntil(tx, incident, rung, nextAt);
  await drawIncident(tx, waiting, now);
  return waiting;
}

/** False: nobody on it can be waited for. */
async function callRung(tx: Tx, incident: Incident, oncall: Oncall, rung: Rung, now: Date): Promise<boolean> {
  const called = (await listPagesNow(tx, incident)).map(({ personId }) => personId);
  const all = peopleOn(oncall, rung);
  const known = notToCall(incident, called);
  const people = all.filter(({ personId }) => !known.includes(personId));
  for (const person of people) await pagePerson(tx, incident, rung, person, now);
  const personIds = people.map(({ personId }) => personId);
  if (people.length > 0) await record(tx, incident, BY_DESK, { kind: 'called', rung, personIds }, now);
  if (people.some(isReachable)) return true;
  await saySkipped(tx, incident, rung, all, people, now);
  return false;
}

/** Calls the next rung then. */
export async function waitUntil(tx: Tx, incident: Incident, rung: Rung | null, at: Date): Promise<Incident> {
  const { workspaceId, id } = incident;
  await insertDue(tx, { workspaceId, kind: LADDER, subject: String(id), dueAt: at });
  return updateIncident(tx, id, { rung, nextRungAt: at });
}

/** When whoever is called, or asked, should have answered. */
export function rungTime(
  { incidents: { ladder }, calendars }: Policy,
  { severity }: Pick<Incident, 'severity'>,
  now: Date,
  rung: Rung = 'on duty',
): Date {
  if (severity === 'low') return dueAt(calendars.desk, now, ladder.low);
  const ms = rung === 'loud' ? ladder.repeat : ladder[severity ?? 'high'];
  return new Date(now.getTime() + ms);
}

export async function stopCalling(tx: Tx, { id, workspaceId }: Incident): Promise<Incident> {
  await deleteDue(tx, workspaceId, LADDER, String(id));
  return updateIncident(tx, id, { nextRungAt: null });
}
