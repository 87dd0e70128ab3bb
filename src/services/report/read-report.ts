import { getActor } from '../../db/actors.ts';
import { countEnded } from '../../db/report.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import type { IncidentSummary } from '../../domain/report/incident-summary.ts';
import { REPORT_DAYS, type Tier1Share, tier1Share } from '../../domain/report/tier-1-share.ts';
import { DAY_MS } from '../../domain/time/local-days.ts';
import type { Desk } from '../desk.ts';
import { readIncidentFigures } from './read-incident-figures.ts';

export interface DeskReport {
  readonly shares: readonly Tier1Share[];
  readonly incidents: readonly IncidentSummary[];
}

/** How much tier 1 solved alone (ESC-6) and how incidents went (INC-14), over each window. */
export async function readReport({ db, now }: Desk, caller: Caller): Promise<DeskReport> {
  const actor = await getActor(db, caller);
  refuseUnlessMay(actor, 'desk.report');
  const shares: Tier1Share[] = [];
  for (const days of REPORT_DAYS) {
    const since = new Date(now().getTime() - days * DAY_MS);
    const ended = await countEnded(db, caller.workspaceId, since);
    const escalated = await countEnded(db, caller.workspaceId, since, true);
    shares.push(tier1Share(days, ended, escalated));
  }
  return { shares, incidents: await readIncidentFigures({ db, now }, actor) };
}
