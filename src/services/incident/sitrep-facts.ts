import type { Db } from '../../db/handles.ts';
import { listEntries } from '../../db/incident-entries.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { getSitrep, type Sitrep } from '../../db/incident-sitreps.ts';
import { countAffected } from '../../db/incident-tickets.ts';
import type { Incident } from '../../db/incidents.ts';
import { countEntries, isOpenTask } from '../../domain/incident/entry.ts';
import { isLate } from '../../domain/incident/late.ts';
import type { SitrepFacts, SitrepShown } from '../../domain/incident/sitrep.ts';
import type { Policy } from '../../policy/policy.ts';
import { namesOf } from './incident-facts.ts';
import { readLinks } from './tracking-facts.ts';

/** What the desk adds to a sitrep, as it stands now (INC-7). */
export async function sitrepFacts(
  db: Db,
  incident: Incident,
  last: Sitrep | undefined,
  nextBy: Date | null,
): Promise<SitrepFacts> {
  const { id, state, severity, assessment, commanderId, communicationsId, sitrepDueAt } = incident;
  const people = await listIncidentPeople(db, id);
  const entries = await listEntries(db, id);
  const { leadsOpen, tasksDone, tasks } = countEntries(entries);
  return {
    state,
    severity,
    ...(last && last.facts.severity !== severity ? { severityBefore: last.facts.severity } : {}),
    hits: assessment?.hits ?? [],
    commanderId,
    communicationsId,
    responderIds: people.filter((one) => one.respondingSince).map(({ personId }) => personId),
    leadsOpen,
    tasksDone,
    tasks,
    openTasks: entries.filter(isOpenTask).map(({ text, ownerId }) => ({ text, ownerId })),
    ...(await countAffected(db, id)),
    dueMs: sitrepDueAt?.getTime() ?? null,
    nextByMs: nextBy?.getTime() ?? null,
  };
}

/** As it is read: people by their names, the incident by the title it has now. `sentAt`: where it says that it comes late. */
export async function shownSitrep(
  db: Db,
  policy: Policy,
  incident: Incident,
  sitrepId: number,
  sentAt: Date | null = null,
): Promise<SitrepShown> {
  const { number, kind, situation, actions, needs, workaround, facts, at } = await getSitrep(db, sitrepId);
  const { commanderId, communicationsId, responderIds, state } = facts;
  const { workspaceId, series, codename, title } = incident;
  const name = await namesOf(db, workspaceId, [commanderId, communicationsId, ...responderIds]);
  return {
    of: { series, number: incident.number, state, codename, title },
    number,
    kind,
    lateSince: sentAt && isLate(at, sentAt) ? at : null,
    situation,
    actions,
    needs,
    workaround,
    facts,
    links: await readLinks(db, policy, incident),
    commander: name(commanderId),
    communications: name(communicationsId),
    responders: responderIds.map((id) => name(id) ?? 'Somebody'),
  };
}
