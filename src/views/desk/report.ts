import { tellSpan } from '../../domain/incident/tell-figures.ts';
import type { IncidentSummary } from '../../domain/report/incident-summary.ts';
import type { Tier1Share } from '../../domain/report/tier-1-share.ts';
import { context, type Drawn, section } from '../blocks.ts';

const NOTHING =
  'Nothing has been resolved yet. Once tickets are, their figures stand here; *Resolve* on a card ends one.';
const TIER_1 = 'Solved at tier 1 alone';
const INCIDENTS = 'Incidents';
const MEASURED =
  'Times are the middle ones; containment counts from the start, the others from declaring. Drills, merged ones and false alarms are in no figure. `/incident list` shows the incidents.';
const COUNTED =
  'Solved: resolved as done or information provided, and not opened again. Alone: never passed to the engineers. Imported tickets are not counted.';

interface Reported {
  readonly shares: readonly Tier1Share[];
  readonly incidents: readonly IncidentSummary[];
}

/** `/desk report`: how much the desk solves without the engineers (ESC-6), and how its incidents went (INC-14). */
export function reportAnswer({ shares, incidents }: Reported): Drawn {
  const isSolved = shares.some(({ solved, declined }) => solved + declined > 0);
  const isHit = incidents.some(({ resolved, falseAlarms }) => resolved + falseAlarms > 0);
  if (!isSolved && !isHit) return { text: NOTHING, blocks: [section(NOTHING)] };
  const solving = isSolved ? [TIER_1, ...shares.map(line)] : [];
  const going = isHit ? [INCIDENTS, ...incidents.map(incidentLine)] : [];
  return {
    text: [...solving, ...going].join('\n'),
    blocks: [
      ...(isSolved ? [part(solving), context(COUNTED)] : []),
      ...(isHit ? [part(going), context(MEASURED)] : []),
    ],
  };
}

const part = ([title, ...lines]: readonly string[]) => section([`*${title}*`, ...lines].join('\n'));

function incidentLine(summary: IncidentSummary): string {
  const { days, resolved, falseAlarms, sitrepsDue, sitrepsOnTime } = summary;
  const alarms = `${falseAlarms} false ${falseAlarms === 1 ? 'alarm' : 'alarms'}`;
  const head = `Last ${days} days: ${resolved} resolved, ${alarms}`;
  if (resolved === 0) return head;
  const spans = [
    ['acknowledged', summary.acknowledge],
    ['first sitrep', summary.firstSitrep],
    ['contained', summary.contain],
    ['resolved', summary.resolve],
  ] as const;
  const told = spans.flatMap(([what, ms]) => (ms === null ? [] : [`${what} after ${tellSpan(ms)}`]));
  return `${head}; ${told.join(', ')}; sitreps on time ${sitrepsOnTime} of ${sitrepsDue}`;
}

function line({ days, solved, alone, declined }: Tier1Share): string {
  const share =
    solved > 0 ? `${alone} of ${solved}, ${Math.round((100 * alone) / solved)} %` : 'nothing solved';
  return `Last ${days} days: ${share}${declined > 0 ? `; ${declined} declined` : ''}`;
}
