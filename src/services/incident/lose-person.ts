import type { Tx } from '../../db/handles.ts';
import { listPages } from '../../db/incident-pages.ts';
import { listGoingOn } from '../../db/incidents.ts';
import type { Policy } from '../../policy/policy.ts';
import { losePage } from './lose-page.ts';
import { loseCommander } from './miss-commander.ts';

/** A deactivated account: what called it is no answer, and where it was in command, somebody else is called (INC-8). */
export async function losePerson(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  personId: string,
  now: Date,
): Promise<void> {
  for (const incident of await listGoingOn(tx, workspaceId)) {
    const { id, callingSince, nextRungAt, commanderId } = incident;
    const pages = nextRungAt && callingSince ? await listPages(tx, id, callingSince) : [];
    for (const page of pages)
      if (page.personId === personId) await losePage(tx, policy, page.id, 'user_disabled', now);
    if (commanderId === personId) await loseCommander(tx, policy, incident, now);
  }
}
