import type { Tx } from '../../db/handles.ts';
import { listIncidentPeople } from '../../db/incident-people.ts';
import { findLastSitrep, insertSitrep, type Sitrep } from '../../db/incident-sitreps.ts';
import type { Incident } from '../../db/incidents.ts';
import type { By } from '../../db/ticket-events.ts';
import type { Assessment } from '../../domain/incident/assessment.ts';
import { needsRoom } from '../../domain/incident/severity.ts';
import type { SitrepKind, SitrepWords } from '../../domain/incident/sitrep.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { armCadence, endCadence, nextSitrepBy } from './cadence.ts';
import { stillLed } from './miss-commander.ts';
import { record } from './record.ts';
import { drawIncident, sendSitrepTo } from './send-incident.ts';
import { sitrepFacts } from './sitrep-facts.ts';
import { tellWorkaround } from './tell-workaround.ts';
import { trackSitrep } from './track-incident.ts';

interface NewSitrep {
  readonly kind: SitrepKind;
  readonly words: SitrepWords;
  readonly assessment?: Assessment;
  /** Where it was kept in the journal first (INC-15). */
  readonly writtenAt?: Date | undefined;
}

/**
 * Sends a sitrep of an incident as it stands in `incident`: numbered, on the record, in every place where it is
 * read, and the next one is due from now on (INC-7). Asks nobody for rights: whoever calls does.
 */
export async function sendSitrep(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  by: By,
  { kind, words, assessment, writtenAt }: NewSitrep,
  now: Date,
): Promise<Incident> {
  const { id: incidentId, workspaceId } = incident;
  const last = await findLastSitrep(tx, incidentId);
  const nextBy = isGoingOn(incident.state) ? nextSitrepBy(policy, incident, 'every', now) : null;
  const facts = await sitrepFacts(tx, incident, last, nextBy);
  const sitrep = await insertSitrep(tx, {
    workspaceId,
    incidentId,
    number: (last?.number ?? 0) + 1,
    kind,
    authorId: by.personId,
    ...words,
    facts: assessment ? { ...facts, assessment } : facts,
    at: writtenAt ?? now,
  });
  const fact = { kind: 'sitrep', number: sitrep.number, sitrepId: sitrep.id } as const;
  await record(tx, incident, by, fact, now, writtenAt);
  await tellSitrep(tx, incident, sitrep, now);
  const { workaround } = words;
  if (workaround && workaround !== last?.workaround)
    await tellWorkaround(tx, incident, workaround, sitrep.number, now);
  await stillLed(tx, incident, by, now);
  const armed = nextBy ? await armCadence(tx, policy, incident, nextBy) : await endCadence(tx, incident);
  await drawIncident(tx, armed, now);
  return armed;
}

/** The one place that says where sitreps are read: the room, under the headline, the tracking record, and those who subscribed. */
async function tellSitrep(tx: Tx, incident: Incident, { id }: Sitrep, now: Date): Promise<void> {
  const { roomChannelId, isPrivate } = incident;
  // The room of a low one is the headline's thread.
  if (roomChannelId || needsRoom(incident)) await sendSitrepTo(tx, incident, 'room', id, now);
  if (isPrivate) return;
  await sendSitrepTo(tx, incident, 'headline', id, now);
  await trackSitrep(tx, incident, id, now);
  const people = await listIncidentPeople(tx, incident.id);
  for (const { personId, isSubscribed } of people)
    if (isSubscribed) await sendSitrepTo(tx, incident, { personId }, id, now);
}
