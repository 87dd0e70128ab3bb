import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { offerAssessWords } from '../../domain/incident/life-words.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Somebody leads and somebody responds: the commander is asked to assess it. */
export async function offerAssess(tx: Tx, incident: Incident, now: Date): Promise<void> {
  const { commanderId } = incident;
  if (!commanderId) return;
  const effect = eachTime('assess');
  await sayIn(tx, incident, 'room', effect, offerAssessWords(incident, commanderId), now);
}
