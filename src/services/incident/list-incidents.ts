import { getActor } from '../../db/actors.ts';
import { type Incident, listGoingOn, listLatest } from '../../db/incidents.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import type { IncidentLine } from '../../domain/incident/facts.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { mayIn } from '../../domain/people/incident-permissions.ts';
import type { Desk } from '../desk.ts';
import { namesOf } from './incident-facts.ts';
import { standingIn } from './standing.ts';

export interface IncidentList {
  readonly goingOn: readonly IncidentLine[];
  readonly toReport: readonly IncidentLine[];
  /** Those that are over. */
  readonly recent: readonly IncidentLine[];
}

/** So many at the most of each fit one answer. */
const SHOWN = 10;
const LOOKED_AT = 100;

/**
 * What whoever asks may see; a private one is for the people in it alone (INC-10). Drills stand by themselves, for
 * whoever asks for them (INC-1).
 */
export async function listIncidentsFor(
  { db }: Desk,
  caller: Caller,
  which: 'real' | 'drills',
): Promise<IncidentList> {
  const actor = await getActor(db, caller);
  const { workspaceId } = caller;
  const isWanted = (incident: Incident) => isDrill(incident) === (which === 'drills');
  const latest = (await listLatest(db, workspaceId, LOOKED_AT)).filter(isWanted);
  const over = latest.filter(({ isGoingOn }) => !isGoingOn);
  const maySee = async (incident: Incident) =>
    mayIn(actor, 'incident.see', await standingIn(db, actor, incident));
  const shown = async (incidents: readonly Incident[]) => {
    const seen: Incident[] = [];
    for (const incident of incidents) {
      if (seen.length < SHOWN && (await maySee(incident))) seen.push(incident);
    }
    const name = await namesOf(
      db,
      workspaceId,
      seen.map(({ commanderId }) => commanderId),
    );
    return seen.map((incident): IncidentLine => ({ ...incident, commander: name(incident.commanderId) }));
  };
  return {
    goingOn: await shown((await listGoingOn(db, workspaceId)).filter(isWanted)),
    toReport: await shown(over.filter(({ state }) => state === 'retrospective')),
    recent: await shown(over.filter(({ state }) => state !== 'retrospective')),
  };
}
