import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { concernsData } from '../../domain/incident/privacy.ts';
import { offerPrivateWords } from '../../domain/incident/private-words.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** Assess says that few ought to read of it, and everybody can: whoever leads it decides (INC-10). */
export async function offerPrivate(tx: Tx, incident: Incident, actor: Actor, now: Date): Promise<void> {
  const { assessment, series, commanderId } = incident;
  if (series !== 'incident' || !assessment || !concernsData(assessment)) return;
  const personId = commanderId ?? actor.personId;
  await sayIn(tx, incident, { personId }, eachTime('offer-private'), offerPrivateWords(incident), now);
}
