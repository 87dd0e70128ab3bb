import type { Tx } from '../../db/handles.ts';
import { listPages } from '../../db/incident-pages.ts';
import { getIncident, type Incident, listGoingOn } from '../../db/incidents.ts';
import type { Gone } from '../../domain/incident/handover-words.ts';
import { INCIDENT_ROLES } from '../../domain/incident/role.ts';
import { roleWords } from '../../domain/incident/role-words.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { askNext } from './ask-to-take.ts';
import { holderOf, holdRole } from './hold-role.ts';
import { losePage } from './lose-page.ts';
import { loseCommander } from './miss-commander.ts';
import { drawIncident, eachTime, sayIn } from './send-incident.ts';

const CODES: Readonly<Record<Gone, string>> = {
  deactivated: 'user_disabled',
  guest: 'user_is_restricted',
};

/** A deactivated account, or a guest’s: what called it is no answer, and where it was in command, somebody else is called (INC-8). */
export async function losePerson(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  personId: string,
  gone: Gone,
  now: Date,
): Promise<void> {
  for (const incident of await listGoingOn(tx, workspaceId)) {
    const { id, callingSince, nextRungAt, commanderId } = incident;
    const pages = nextRungAt && callingSince ? await listPages(tx, id, callingSince) : [];
    for (const page of pages)
      if (page.personId === personId) await losePage(tx, policy, page.id, CODES[gone], now);
    await loseRoles(tx, await getIncident(tx, id), personId, now);
    await loseAsked(tx, policy, await getIncident(tx, id), personId, now);
    if (commanderId === personId) await loseCommander(tx, policy, await getIncident(tx, id), gone, now);
  }
}

/** What they held beside command falls to whoever leads, until somebody takes it. */
async function loseRoles(tx: Tx, incident: Incident, personId: string, now: Date): Promise<void> {
  for (const role of INCIDENT_ROLES) {
    if (role === 'commander' || holderOf(incident, role) !== personId) continue;
    const laid = await holdRole(tx, incident, BY_DESK, role, null, 'lost', now);
    await sayIn(tx, laid, 'room', eachTime(`role:${role}`), roleWords(role, null, null), now);
    await drawIncident(tx, laid, now);
  }
}

/** Nobody waits for them to take command. */
async function loseAsked(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  personId: string,
  now: Date,
): Promise<void> {
  const { handover } = incident;
  if (handover?.isWaiting && handover.askedIds.at(-1) === personId)
    await askNext(tx, policy, incident, personId, null, now);
}
