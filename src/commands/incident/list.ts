import { listIncidentsFor } from '../../services/incident/list-incidents.ts';
import { incidentList } from '../../views/incident/list.ts';
import type { Asked } from '../asked.ts';
import type { Verb } from '../verbs.ts';

/** For no incident alone, and so no verb of `which.ts`. */
export const incidentListVerb: Verb = {
  usage: 'list [drills]',
  summary: 'which go on, which wait for their report, and the last ones; or the same of drills',
  action: 'incident.declare',
  run: (asked, words) => {
    const [which, ...more] = words;
    if (more.length > 0 || (which && which.toLowerCase() !== 'drills')) return undefined;
    return answer(asked, which ? 'drills' : 'real');
  },
};

const answer = async ({ desk, caller }: Asked, which: 'real' | 'drills') =>
  incidentList(await listIncidentsFor(desk, caller, which), which);
