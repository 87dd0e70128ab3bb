import type { Tx } from '../../db/handles.ts';
import type { Incident } from '../../db/incidents.ts';
import { heavier, type Severity, severityInForce } from '../../domain/incident/severity.ts';
import type { Policy } from '../../policy/policy.ts';
import { rungTime, startCalling, waitUntil } from './ladder.ts';
import { redrawPages } from './page.ts';

/**
 * The ladder goes at the pace of the severity there is now (INC-3). What was low has told people without a hurry, in
 * service hours: they are called anew. Nothing is called later because it is worse.
 */
export async function followSeverity(
  tx: Tx,
  policy: Policy,
  incident: Incident,
  from: Severity | null,
  now: Date,
): Promise<Incident> {
  const { nextRungAt, rung, calledFor, severity } = incident;
  if (!nextRungAt) return incident;
  if (from === 'low') return startCalling(tx, policy, incident, calledFor, now);
  const paced = rungTime(policy, incident, now, rung ?? undefined);
  const isWorse = heavier(severityInForce(from), severity) === severity;
  const waiting = await waitUntil(tx, incident, rung, isWorse && nextRungAt < paced ? nextRungAt : paced);
  await redrawPages(tx, waiting, now);
  return waiting;
}
