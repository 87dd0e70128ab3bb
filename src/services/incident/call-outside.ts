import { insertDueOnce } from '../../db/due.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { enqueue } from '../../db/outbox.ts';
import { type Delivery, RANK } from '../../domain/delivery.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import { type OutsideCall, outsideCall } from '../../domain/incident/outside-call.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { type OncallPerson, readOncall } from '../oncall/read-oncall.ts';
import { listPagesNow } from './page.ts';
import { record } from './record.ts';
import { goneBecause, peopleOnAny } from './rungs.ts';

/** The kind of the due row that looks whether Slack has carried the calls. */
export const OUTSIDE = 'incident-outside';

/** Soon after a rung, however fast the next ones follow, where the policy names webhooks; never of a drill, of which they know nothing. */
export async function armOutside(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<void> {
  const { webhooks, afterMs } = policy.incidents.outside;
  if (webhooks.length === 0 || isDrill(incident)) return;
  const { workspaceId, id } = incident;
  const dueAt = new Date(now.getTime() + afterMs);
  await insertDueOnce(tx, { workspaceId, kind: OUTSIDE, subject: String(id), dueAt });
}

/** INC-15: a call that has not arrived is made by telephone, by whoever the webhooks tell. Run by the tick. */
export async function callOutside(tx: Tx, policy: Policy, incidentId: number, now: Date): Promise<void> {
  const incident = await getIncident(tx, incidentId);
  const { rung, nextRungAt, workspaceId } = incident;
  if (!rung || !nextRungAt || isDrill(incident) || !isGoingOn(incident.state)) return;
  const people = await listUncarried(tx, policy, incident, now);
  if (people.length === 0) return;
  for (const url of policy.incidents.outside.webhooks) {
    const delivery: Delivery = { kind: 'outside.call', incidentId, rung, url };
    const effect = `outside-call:${incidentId}:${now.getTime()}:${url}`;
    await enqueue(tx, { workspaceId, lane: `outside:${url}`, rank: RANK.incident, delivery, effect }, now);
  }
  const personIds = people.map(({ personId }) => personId);
  await record(tx, incident, BY_DESK, { kind: 'called outside', rung, personIds }, now);
}

/** Whoever is called now, and has nothing of it in Slack yet. */
async function listUncarried(db: Db, policy: Policy, incident: Incident, now: Date): Promise<OncallPerson[]> {
  const waiting = (await listPagesNow(db, incident))
    .filter(({ ts, problem }) => ts === null && problem === null)
    .map(({ personId }) => personId);
  const oncall = await readOncall(db, policy, incident.workspaceId, now);
  const all = new Map(peopleOnAny(oncall).map((person) => [person.personId, person]));
  return [...all.values()].filter((person) => waiting.includes(person.personId) && !goneBecause(person));
}

/** As things are when it is sent; null: somebody has answered, or Slack has carried the calls after all. */
export async function loadOutsideCall(
  db: Db,
  policy: Policy,
  { incidentId, rung }: Extract<Delivery, { kind: 'outside.call' }>,
  now: Date,
): Promise<OutsideCall | null> {
  const incident = await getIncident(db, incidentId);
  if (!incident.nextRungAt || !isGoingOn(incident.state)) return null;
  const people = await listUncarried(db, policy, incident, now);
  return people.length > 0 ? outsideCall(incident, rung, people) : null;
}
