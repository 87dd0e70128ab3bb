import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { LESSER_ROLES } from '../../domain/incident/role.ts';
import { askHolderWords, holderLeftWords } from '../../domain/incident/role-words.ts';
import { holderOf } from './hold-role.ts';
import { nameOf } from './incident-facts.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Leaving the room lays no role down: whoever holds one is asked, and the room reads that they were (INC-8). */
export async function askHolder(tx: Tx, incident: Incident, personId: string, now: Date): Promise<void> {
  for (const role of LESSER_ROLES) {
    if (holderOf(incident, role) !== personId) continue;
    await sayIn(tx, incident, { personId }, eachTime(`left:${role}`), askHolderWords(incident, role), now);
    const words = holderLeftWords(await nameOf(tx, incident.workspaceId, personId), role);
    await sayIn(tx, incident, 'room', eachTime(`left-room:${role}`), words, now);
  }
}
