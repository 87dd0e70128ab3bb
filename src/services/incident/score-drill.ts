import type { Tx } from '../../db/handles.ts';
import { listIncidentEvents } from '../../db/incident-events.ts';
import type { Incident } from '../../db/incidents.ts';
import { isDrill } from '../../domain/incident/drill.ts';
import { scoreWords, tellScore } from '../../domain/incident/drill-score.ts';
import { measureIncident, recorded } from './report-facts.ts';
import { eachTime, sayIn } from './send-incident.ts';

/** At the end of a drill its room reads how it went; nothing of any other incident. */
export async function scoreDrill(tx: Tx, incident: Incident, now: Date): Promise<void> {
  if (!isDrill(incident)) return;
  const facts = (await listIncidentEvents(tx, incident.id)).map((event) => recorded(event).fact);
  const lines = tellScore(await measureIncident(tx, incident), facts);
  await sayIn(tx, incident, 'room', eachTime('score'), scoreWords(incident, lines), now);
}
