import { getActor } from '../../db/actors.ts';
import type { Tx } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import {
  findLastStakeholderText,
  getStakeholderTextIn,
  type StakeholderTextRow,
} from '../../db/stakeholder-texts.ts';
import { mayReachStakeholders } from '../../domain/incident/stakeholder-text.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { isBeingWritten, listWriters } from './ask-stakeholders.ts';
import { readIncident } from './find-incident.ts';
import { namesOf } from './incident-facts.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

/** For the forms; null: none was asked for, or the last one is out. */
export async function readStakeholders(desk: Desk, caller: Caller, incidentId: number) {
  const { db } = desk;
  const incident = await readIncident(desk, caller, incidentId, 'incident.report');
  const last = await findLastStakeholderText(db, incidentId);
  const name = await namesOf(db, incident.workspaceId, [
    last?.readyById ?? null,
    ...(await listWriters(db, incident)),
  ]);
  const writers = (await listWriters(db, incident)).map((personId) => name(personId) ?? 'Somebody');
  const open = last && (await isBeingWritten(db, incident, last)) ? last : null;
  const writer = name(open?.readyById ?? null);
  return {
    incident,
    text: open,
    writer,
    writers,
    place: placeFor(desk, incident),
    told: last?.releasedAt ?? null,
  };
}

/** The same, found by its text. */
export async function readStakeholderText(
  desk: Desk,
  caller: Caller,
  textId: number,
  wanted: 'write' | 'release',
) {
  return textFor(desk.db, await getActor(desk.db, caller), textId, wanted);
}

/** Whoever asks may write it, or release it, and it is not out yet. */
export async function textFor(
  db: Desk['db'] | Tx,
  actor: Actor,
  textId: number,
  wanted: 'write' | 'release',
): Promise<{ text: StakeholderTextRow; incident: Incident }> {
  const text = await getStakeholderTextIn(db, actor.workspaceId, textId);
  const incident = await getIncident(db, text.incidentId);
  await refuseUnlessMayDo(db, actor, wanted === 'write' ? 'incident.see' : 'incident.report', incident);
  if (wanted === 'write') refuseUnlessMay(actor, 'stakeholders.write');
  refuseUnlessGoingOn(incident);
  if (text.releasedAt) throw isReleased();
  if (!(await isBeingWritten(db, incident, text))) throw isFromBefore();
  return { text, incident };
}

/** Where it is posted; null: it is to be copied. */
export const placeFor = ({ policy }: Desk, incident: Incident): string | null =>
  mayReachStakeholders(incident) ? policy.incidents.stakeholders.channel : null;

const isFromBefore = (): Refusal =>
  new Refusal(
    'stakeholders.from-before',
    'Nothing changed: this text is from before it was opened again. *Stakeholders…* on its card asks for another.',
  );

const isReleased = (): Refusal =>
  new Refusal('stakeholders.released', 'Nothing changed: it has been released already.');
