import { deleteDue, insertDue } from '../../db/due.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { getIncident, getIncidentIn, type Incident } from '../../db/incidents.ts';
import {
  findLastStakeholderText,
  findStakeholderText,
  insertStakeholderText,
  type StakeholderTextRow,
} from '../../db/stakeholder-texts.ts';
import { draftStakeholderText } from '../../domain/incident/stakeholder-text.ts';
import {
  askStakeholdersWords,
  nobodyWritesWords,
  unansweredStakeholdersWords,
} from '../../domain/incident/stakeholder-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { listOwnerIds } from '../escalation/undecided.ts';
import { namesOf } from './incident-facts.ts';
import { findLastEnd } from './last-end.ts';
import { mayHear } from './may-hear.ts';
import { record } from './record.ts';
import { eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** The kind of the due row that tells the commander that nobody has written it; its subject is the text. */
export const STAKEHOLDERS = 'incident-stakeholders';

/** Of a private one only those who are in it (INC-10). */
export async function listWriters(db: Db, incident: Incident): Promise<string[]> {
  const writers: string[] = [];
  for (const personId of await listOwnerIds(db, incident.workspaceId))
    if (await mayHear(db, incident, personId)) writers.push(personId);
  return writers;
}

/** Assess says so: the product owner gets a draft (INC-5). Where nobody can be asked, the commander hears that. */
export async function askForStakeholders(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  now: Date,
): Promise<void> {
  const writers = await listWriters(tx, incident);
  if (writers.length > 0) return begin(tx, policy, incident, actor, writers, now);
  const { commanderId } = incident;
  const to = commanderId ? { personId: commanderId } : 'room';
  await sayIn(tx, incident, to, eachTime('nobody-writes'), nobodyWritesWords(incident), now);
}

/** It is not out, and the incident was not over since: what was written then is of then (INC-5). */
export async function isBeingWritten(
  db: Db,
  incident: Incident,
  { askedAt, releasedAt }: StakeholderTextRow,
): Promise<boolean> {
  const endedAt = await findLastEnd(db, incident);
  return !releasedAt && (!endedAt || endedAt < askedAt);
}

/** *Stakeholders…*, *Ask product owner*: another text, or the first. Answers with who is asked. */
export function askStakeholders(desk: Desk, caller: Caller, incidentId: number): Promise<string[]> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.report', incident);
    refuseUnlessGoingOn(incident);
    const writers = await listWriters(tx, incident);
    if (writers.length === 0) throw new Refusal('stakeholders.nobody', nobodyWritesWords(incident).text);
    const last = await findLastStakeholderText(tx, incident.id);
    if (last && (await isBeingWritten(tx, incident, last))) {
      throw new Refusal(
        'stakeholders.asked',
        'Nothing changed: a text for stakeholders is being written already.',
      );
    }
    await begin(tx, desk.policy, incident, actor, writers, now);
    const name = await namesOf(tx, incident.workspaceId, writers);
    return writers.map((personId) => name(personId) ?? 'Somebody');
  });
}

async function begin(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  writers: readonly string[],
  now: Date,
): Promise<void> {
  const { id: incidentId, workspaceId, title, isPrivate, declaredAt, sitrepDueAt, assessment } = incident;
  const words = draftStakeholderText({
    ...{ title, isPrivate, declaredAt },
    hits: assessment?.hits ?? [],
    workaround: (await findLastSitrep(tx, incidentId))?.workaround ?? null,
    nextBy: sitrepDueAt,
    zone: policy.calendars.desk.zone,
  });
  const text = await insertStakeholderText(tx, { workspaceId, incidentId, words, askedAt: now });
  await askWriters(tx, policy, incident, actor, text, writers, null, now);
}

/** `word`: it comes back to them, with what is wanted otherwise. */
export async function askWriters(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  actor: Actor,
  { id, words }: Pick<StakeholderTextRow, 'id' | 'words'>,
  writers: readonly string[],
  word: string | null,
  now: Date,
): Promise<void> {
  const { workspaceId } = incident;
  const dueAt = new Date(now.getTime() + policy.incidents.stakeholders.answerWithinMs);
  await insertDue(tx, { workspaceId, kind: STAKEHOLDERS, subject: String(id), dueAt });
  await record(tx, incident, actor, { kind: 'stakeholders asked', personIds: writers, word }, now);
  for (const personId of writers) {
    const told = askStakeholdersWords(incident, words, id, actor.name, dueAt, word);
    await sayIn(tx, incident, { personId }, eachTime(`stakeholders:${id}:${personId}`), told, now);
  }
}

export const stopWaiting = (tx: Tx, { id, workspaceId }: StakeholderTextRow): Promise<void> =>
  deleteDue(tx, workspaceId, STAKEHOLDERS, String(id));

/** Nobody wrote it in time: whoever leads hears that, once. Run by the tick. */
export async function missStakeholders(tx: Tx, textId: number, now: Date): Promise<void> {
  const text = await findStakeholderText(tx, textId);
  if (!text || text.readyAt) return;
  const incident = await getIncident(tx, text.incidentId);
  if (!isGoingOn(incident.state) || !(await isBeingWritten(tx, incident, text))) return;
  const writers = await listWriters(tx, incident);
  const name = await namesOf(tx, incident.workspaceId, writers);
  const names = writers.map((personId) => name(personId) ?? 'Somebody');
  const words = unansweredStakeholdersWords(incident, names, text.askedAt);
  const { commanderId } = incident;
  const to = commanderId ? { personId: commanderId } : 'room';
  await sayIn(tx, incident, to, `stakeholders-missed:${textId}`, words, now);
}
