import type { Db } from '../../db/handles.ts';
import { listPages } from '../../db/incident-pages.ts';
import type { Incident } from '../../db/incidents.ts';
import { listPeople } from '../../db/people.ts';
import type { IncidentFacts } from '../../domain/incident/facts.ts';
import { rungAfter } from '../../domain/incident/ladder.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import type { Policy } from '../../policy/policy.ts';
import { readOncall } from '../oncall/read-oncall.ts';
import { isReachable, notToCall, peopleOn } from './rungs.ts';

/** Who is called, who was, and who comes next, by the rota as it is now. */
export async function callingFacts(
  db: Db,
  policy: Policy,
  incident: Incident,
  now: Date,
): Promise<Pick<IncidentFacts, 'calling' | 'called'>> {
  const { workspaceId, callingSince, nextRungAt, calledFor, rung, state } = incident;
  const pages = callingSince ? await listPages(db, incident.id, callingSince) : [];
  const ids = pages.map(({ personId }) => personId);
  const names = new Map((await listPeople(db, workspaceId, ids)).map((one) => [one.personId, one.name]));
  const called = pages.map(({ personId, at, problem }) => ({
    name: names.get(personId) ?? 'Somebody',
    at,
    problem,
  }));
  if (!nextRungAt || !isGoingOn(state)) return { calling: null, called };
  return {
    called,
    calling: {
      for: calledFor,
      rung,
      names: called.filter(({ problem }) => problem === null).map(({ name }) => name),
      next: await nextNames(db, policy, incident, ids, now),
      nextAt: nextRungAt,
    },
  };
}

async function nextNames(
  db: Db,
  policy: Policy,
  incident: Incident,
  calledIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const { workspaceId, rung: last } = incident;
  const known = notToCall(incident, calledIds);
  const oncall = await readOncall(db, policy, workspaceId, now);
  for (let rung = rungAfter(last); rung !== 'loud'; rung = rungAfter(rung)) {
    const people = peopleOn(oncall, rung).filter(({ personId }) => !known.includes(personId));
    if (people.some(isReachable)) return people.map(({ name }) => name);
  }
  return [];
}
