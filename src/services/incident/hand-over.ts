import { getActor } from '../../db/actors.ts';
import { deleteDue } from '../../db/due.ts';
import type { Tx } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { getIncidentIn, type Incident, updateIncident } from '../../db/incidents.ts';
import { getPerson } from '../../db/people.ts';
import { isOpenTask } from '../../domain/incident/entry.ts';
import { refuseUnlessCommander } from '../../domain/incident/guards.ts';
import type { Brief } from '../../domain/incident/handover.ts';
import { offeredWords } from '../../domain/incident/handover-words.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { unreachable } from '../../domain/oncall/reach.ts';
import type { Actor, Caller } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { askNext, askToTake, whoIsFree } from './ask-to-take.ts';
import { ABSENT, HANDOVER } from './give-command.ts';
import { namesOf } from './incident-facts.ts';
import { record } from './record.ts';
import { refuseExposed } from './refuse-exposed.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';
import { refuseUnlessMayDo } from './standing.ts';
import { refuseUnlessGoingOn } from './take-part.ts';

export interface HandoverDraft {
  readonly incident: Incident;
  readonly brief: Brief;
  /** When the next sitrep is due; it is part of the brief as the desk tells it. */
  readonly nextSitrepAt: Date | null;
}

/** What the form begins with: the last sitrep's words, and the tasks that are open (INC-8). */
export async function draftHandover(desk: Desk, caller: Caller, incidentId: number): Promise<HandoverDraft> {
  const { db } = desk;
  const actor = await getActor(db, caller);
  const incident = await getIncidentIn(db, actor.workspaceId, incidentId);
  await refuseUnlessMayDo(db, actor, 'incident.lead', incident);
  refuseUnlessGoingOn(incident);
  refuseUnlessCommander(incident, actor.personId);
  const last = await findLastSitrep(db, incidentId);
  const tasks = (await listEntries(db, incidentId)).filter(isOpenTask);
  const name = await namesOf(
    db,
    actor.workspaceId,
    tasks.map(({ ownerId }) => ownerId),
  );
  const told = tasks.map(({ text, ownerId }) => (ownerId ? `${text} (${name(ownerId)})` : text));
  return {
    incident,
    nextSitrepAt: incident.sitrepDueAt,
    brief: { situation: last?.situation ?? '', decisions: last?.needs ?? '', tasks: told.join('\n') },
  };
}

/** *Hand over*: an offer, which changes nothing until somebody takes it. `toId`: null for whoever is free. */
export function offerHandover(
  desk: Desk,
  caller: Caller,
  incidentId: number,
  { toId, brief }: { toId: string | null; brief: Brief },
): Promise<Incident> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.lead', incident);
    refuseUnlessGoingOn(incident);
    refuseUnlessCommander(incident, actor.personId);
    await refuseExposed(tx, desk.policy, incident, actor, caller, { ...brief }, now);
    const to = toId ? await personToAsk(tx, actor, toId) : null;
    const handover = {
      byId: actor.personId,
      offeredAtMs: now.getTime(),
      brief,
      isForAnybody: toId === null,
      askedIds: [],
      isWaiting: false,
    };
    const offered = await updateIncident(tx, incident.id, { handover });
    await record(tx, offered, actor, { kind: 'handover offered', brief }, now);
    for (const kind of [ABSENT, HANDOVER]) await deleteDue(tx, actor.workspaceId, kind, String(incident.id));
    const words = offeredWords(offered, actor.name, to?.name ?? null, brief);
    await sayIn(tx, offered, 'room', eachTime('offered'), words, now);
    const askedId = toId ?? (await whoIsFree(tx, desk.policy, offered, handover, now));
    if (askedId) return askToTake(tx, desk.policy, offered, handover, askedId, now);
    await drawIncident(tx, offered, now);
    return offered;
  });
}

/** *Not me*, with a word: the next is asked. */
export function declineHandover(desk: Desk, caller: Caller, incidentId: number, word: string): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const incident = await getIncidentIn(tx, actor.workspaceId, incidentId);
    await refuseUnlessMayDo(tx, actor, 'incident.respond', incident);
    const { handover } = incident;
    if (!handover?.isWaiting || handover.askedIds.at(-1) !== actor.personId) {
      throw new Refusal(
        'incident.not-asked',
        `Nothing changed: nobody waits for your answer about ${incidentName(incident)} any more.`,
      );
    }
    await refuseExposed(tx, desk.policy, incident, actor, caller, { word }, now);
    await deleteDue(tx, actor.workspaceId, HANDOVER, String(incident.id));
    await askNext(tx, desk.policy, incident, actor.personId, word, now);
  });
}

async function personToAsk(tx: Tx, actor: Actor, toId: string) {
  const person = await getPerson(tx, actor.workspaceId, toId);
  const why = toId === actor.personId ? 'own' : unreachable(person, null)?.is;
  if (!why) return person;
  throw new Refusal('incident.cannot-take', WHY_NOT[why] ?? 'Nobody can be asked there.', 'to');
}

const WHY_NOT: Readonly<Record<string, string>> = {
  own: 'You are in command already. Choose somebody else, or leave it empty for whoever is free.',
  deactivated: 'Their account is deactivated. Choose somebody else.',
  'no member': 'Guests, bots and people from other companies cannot take command. Choose somebody else.',
};
