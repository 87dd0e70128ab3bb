import { type Incident, listDeclaredOrResolvedSince } from '../../db/incidents.ts';
import { type IncidentFigures, isMeasured } from '../../domain/incident/figures.ts';
import type { Actor } from '../../domain/people/actor.ts';
import { mayIn } from '../../domain/people/incident-permissions.ts';
import { type IncidentSummary, incidentSummary } from '../../domain/report/incident-summary.ts';
import { REPORT_DAYS } from '../../domain/report/tier-1-share.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Desk } from '../desk.ts';
import { measureIncident } from '../incident/report-facts.ts';
import { standingIn } from '../incident/standing.ts';

/** Of each window; private incidents count for the people in them alone (INC-10). */
export async function readIncidentFigures(
  { db, now }: Pick<Desk, 'db' | 'now'>,
  actor: Actor,
): Promise<IncidentSummary[]> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  const longest = before(Math.max(...REPORT_DAYS));
  const seen: (Incident & { readonly figures: IncidentFigures | null })[] = [];
  for (const incident of await listDeclaredOrResolvedSince(db, actor.workspaceId, longest)) {
    if (!mayIn(actor, 'incident.see', await standingIn(db, actor, incident))) continue;
    const figures = isMeasured(incident) && incident.resolvedAt ? await measureIncident(db, incident) : null;
    seen.push({ ...incident, figures });
  }
  return REPORT_DAYS.map((days) => {
    const since = before(days);
    const resolved = seen.flatMap(({ figures, resolvedAt }) =>
      figures && resolvedAt && resolvedAt >= since ? [figures] : [],
    );
    const falseAlarms = seen.filter(
      ({ state, series, declaredAt }) => state === 'false alarm' && series !== 'drill' && declaredAt >= since,
    );
    return incidentSummary(days, resolved, falseAlarms.length);
  });
}
