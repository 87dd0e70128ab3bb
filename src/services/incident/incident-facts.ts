import type { Db } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { findLastSitrep } from '../../db/incident-sitreps.ts';
import { countAffected } from '../../db/incident-tickets.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { findPerson, listPeople } from '../../db/people.ts';
import { getWorkspace } from '../../db/workspaces.ts';
import { countEntries } from '../../domain/incident/entry.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import type { HandoverFacts } from '../../domain/incident/handover.ts';
import { incidentName } from '../../domain/incident/name.ts';
import { needsRoom } from '../../domain/incident/severity.ts';
import { permalink } from '../../domain/ticket/origin.ts';
import type { Policy } from '../../policy/policy.ts';
import { callingFacts } from './calling-facts.ts';
import { linksBeside, trackingFacts } from './tracking-facts.ts';
import { whereMerged } from './where-merged.ts';

/** What headline, card and topic show, as it is now. */
export async function incidentFacts(
  db: Db,
  policy: Policy,
  incident: Incident,
  now: Date,
): Promise<IncidentFacts> {
  const { workspaceId, sourceChannelId, sourceTs } = incident;
  const people = await listIncidentPeople(db, incident.id);
  const responding = people.filter((person) => person.respondingSince).map(({ personId }) => personId);
  const { commanderId, communicationsId, technicalLeadId, scribeId, declaredById } = incident;
  const ids = [commanderId, communicationsId, technicalLeadId, scribeId, declaredById, ...responding];
  const name = await namesOf(db, workspaceId, ids);
  const { url } = await getWorkspace(db, workspaceId);
  const tracking = await trackingFacts(db, incident);
  const { id, series, number, codename, title, state, severity, declaredAt, roomChannelId } = incident;
  return {
    id,
    series,
    number,
    codename,
    title,
    state,
    severity,
    declaredAt,
    roomChannelId,
    declarer: name(declaredById) ?? 'Somebody',
    roles: {
      commander: name(commanderId),
      communications: name(communicationsId),
      'technical lead': name(technicalLeadId),
      scribe: name(scribeId),
    },
    responders: responding.map((personId) => name(personId) ?? 'Somebody'),
    links: linksBeside(policy, incident, tracking),
    tracking,
    containedAt: incident.containedAt,
    resolvedAt: incident.resolvedAt,
    hits: incident.assessment?.hits ?? [],
    sitreps: (await findLastSitrep(db, id))?.number ?? 0,
    nextBy: incident.sitrepDueAt,
    isInThread: !roomChannelId && !needsRoom(incident),
    ...(await countAffected(db, id)),
    entries: countEntries(await listEntries(db, id)),
    handover: await handoverFacts(db, incident),
    ...(await callingFacts(db, policy, incident, now)),
    mergedInto: await mergedInto(db, incident),
    sourceLink: sourceChannelId && sourceTs ? permalink(url, sourceChannelId, sourceTs) : null,
  };
}

async function mergedInto(db: Db, { mergedIntoId }: Incident): Promise<IncidentFacts['mergedInto']> {
  if (mergedIntoId === null) return null;
  const into = await getIncident(db, mergedIntoId);
  return { ...(await whereMerged(db, into)), name: incidentName(into) };
}

/** Who is called what; null for nobody. */
export async function namesOf(db: Db, workspaceId: string, ids: readonly (string | null)[]) {
  const wanted = ids.filter((id) => id !== null);
  const known = new Map((await listPeople(db, workspaceId, wanted)).map((one) => [one.personId, one.name]));
  return (id: string | null): string | null => (id ? (known.get(id) ?? 'Somebody') : null);
}

async function handoverFacts(db: Db, { workspaceId, handover }: Incident): Promise<HandoverFacts | null> {
  if (!handover) return null;
  const { byId, offeredAtMs, askedIds, isWaiting } = handover;
  const askedId = isWaiting ? (askedIds.at(-1) ?? null) : null;
  const name = await namesOf(db, workspaceId, [byId, askedId]);
  return { by: name(byId) ?? 'Somebody', asked: name(askedId), at: new Date(offeredAtMs) };
}

export async function nameOf(db: Db, workspaceId: string, personId: string): Promise<string> {
  return (await findPerson(db, workspaceId, personId))?.name ?? 'Somebody';
}
