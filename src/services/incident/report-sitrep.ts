import { listEntries } from '../../db/incident-entries.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { getIncidentIn, type Incident } from '../../db/incidents.ts';
import { isOpenTask } from '../../domain/incident/entry.ts';
import { incidentName } from '../../domain/incident/name.ts';
import type { SitrepWords } from '../../domain/incident/sitrep.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { readIncident } from './find-incident.ts';
import { namesOf } from './incident-facts.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { refuseIfSent } from './remind-sitrep.ts';
import { sendSitrep } from './send-sitrep.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

export interface SitrepDraft {
  readonly incident: Incident;
  /** The number it would have. */
  readonly number: number;
  readonly words: SitrepWords;
}

/** What the form begins with: the last one's words, and the tasks that are open (INC-7). */
export async function draftSitrep(desk: Desk, caller: Caller, incidentId: number): Promise<SitrepDraft> {
  const incident = await readIncident(desk, caller, incidentId, 'incident.report');
  refuseUnlessGoingOn(incident);
  const last = await findLastSitrep(desk.db, incidentId);
  const tasks = (await listEntries(desk.db, incidentId)).filter(isOpenTask);
  const name = await namesOf(
    desk.db,
    incident.workspaceId,
    tasks.map(({ ownerId }) => ownerId),
  );
  const underWay = tasks.map(({ text, ownerId }) => {
    const owner = name(ownerId);
    return `Under way: ${text}${owner ? ` (${owner})` : ''}`;
  });
  return {
    incident,
    number: (last?.number ?? 0) + 1,
    words: {
      situation: last?.situation ?? '',
      actions: underWay.length > 0 ? underWay.join('\n') : (last?.actions ?? ''),
      needs: last?.needs ?? '',
      workaround: last?.workaround ?? null,
    },
  };
}

/** *Send sitrep*. `writtenAt`: where that is earlier than now. */
export function reportSitrep(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  words: SitrepWords,
  writtenAt?: Date,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.report', incident);
    refuseUnlessGoingOn(incident);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { ...words }, now);
    return sendSitrep(tx, desk.policy, incident, actor, { kind: 'regular', words, writtenAt }, now);
  });
}

/** *Nothing changed*: a numbered one that says so, and counts (INC-7). `number`: the one it answers for. */
export function reportNothingChanged(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  number: number | undefined,
  writtenAt?: Date,
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.report', incident);
    refuseUnlessGoingOn(incident);
    if (number !== undefined) await refuseIfSent(tx, incident, number);
    const last = await findLastSitrep(tx, incidentId);
    if (!last) {
      throw new Refusal(
        'sitrep.none-yet',
        `Nothing was sent: ${incidentName(incident)} has had no sitrep yet that could be repeated. Send the first one.`,
      );
    }
    const { situation, actions, needs, workaround } = last;
    const words = { situation, actions, needs, workaround };
    return sendSitrep(tx, desk.policy, incident, actor, { kind: 'nothing changed', words, writtenAt }, now);
  });
}
