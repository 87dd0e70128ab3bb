import { getActor } from '../../db/actors.ts';
import type { Db, Tx } from '../../db/handles.ts';
import { type Incident, listLatest } from '../../db/incidents.ts';
import { canMerge, soundAlike } from '../../domain/incident/merge.ts';
import { soundsAlikeWords } from '../../domain/incident/merge-words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { may } from '../../domain/people/permissions.ts';
import type { Desk } from '../desk.ts';
import { sayIn } from './send-incident.ts';
import { whereMerged } from './where-merged.ts';

/** Older ones are not what somebody has seen just now. */
const LOOKED_AT = 50;

/** What everybody may know of, goes on and sounds like it; the newest of them (INC-1). */
async function findSoundAlike(
  db: Db,
  workspaceId: string,
  title: string,
  isWanted: (incident: Incident) => boolean = () => true,
): Promise<Incident | undefined> {
  const latest = await listLatest(db, workspaceId, LOOKED_AT);
  const mayBe = latest.filter(({ series, isGoingOn }) => series === 'incident' && isGoingOn);
  return mayBe.find((one) => isWanted(one) && soundAlike(title, one.title));
}

/** For whoever is about to declare. */
export async function readSoundAlike(
  { db }: Desk,
  caller: Caller,
  title: string,
): Promise<Incident | undefined> {
  const actor = await getActor(db, caller);
  return may(actor, 'incident.declare') ? findSoundAlike(db, actor.workspaceId, title) : undefined;
}

/** It is declared all the same; its room reads that it may be the same thing as another one. */
export async function offerToMerge(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const { workspaceId, title, series } = incident;
  if (series !== 'incident') return;
  const other = await findSoundAlike(tx, workspaceId, title, (one) => canMerge(incident, one));
  if (!other) return;
  const words = soundsAlikeWords(incident, other, await whereMerged(tx, other));
  await sayIn(tx, incident, 'room', `sounds-alike:${other.id}`, words, now, { aboutId: other.id });
}
