import { listIncidentsFor } from '../../services/incident/list-incidents.ts';
import { incidentList } from '../../views/incident/list.ts';
import type { Verb } from '../verbs.ts';

/** For no incident alone, and so no verb of `which.ts`. */
export const incidentListVerb: Verb = {
  usage: 'list',
  summary: 'which go on, which wait for their report, and the last ones',
  action: 'incident.declare',
  run: (asked, words) => (words.length > 0 ? undefined : answer(asked)),
};

const answer = async ({ desk, caller }: Parameters<Verb['run']>[0]) =>
  incidentList(await listIncidentsFor(desk, caller));
