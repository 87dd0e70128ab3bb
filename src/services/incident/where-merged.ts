import type { Db } from '../../db/handles.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import type { WhereMerged } from '../../domain/incident/merge-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import { refuseUnlessMayDo } from './standing.ts';

export async function whereMerged(db: Db, incident: Incident): Promise<WhereMerged> {
  const { workspaceId, roomChannelId, headlineChannelId, headlineTs } = incident;
  const { url } = await getWorkspace(db, workspaceId);
  const headlineLink = headlineChannelId && headlineTs ? permalink(url, headlineChannelId, headlineTs) : null;
  return { roomChannelId, headlineLink };
}

/** Itself, or what it became part of, and that in turn (INC-4). */
export async function whereItGoesOn(db: Db, incident: Incident): Promise<Incident> {
  const { mergedIntoId } = incident;
  return mergedIntoId ? whereItGoesOn(db, await getIncident(db, mergedIntoId)) : incident;
}

/** The same, for whoever works on it, and may there, too (PPL-4). */
export async function whereToWork(db: Db, actor: Actor, incident: Incident): Promise<Incident> {
  await refuseUnlessMayDo(db, actor, 'incident.work', incident);
  const into = await whereItGoesOn(db, incident);
  if (into.id !== incident.id) await refuseUnlessMayDo(db, actor, 'incident.work', into);
  return into;
}
