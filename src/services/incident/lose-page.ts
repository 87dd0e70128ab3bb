import type { Tx } from '../../db/handles.ts';
import { getPage, updatePage } from '../../db/incident-pages.ts';
import { getIncident, type Incident } from '../../db/incidents.ts';
import { pageLostWords } from '../../domain/incident/ladder-words.ts';
import { isGoingOn } from '../../domain/incident/state.ts';
import { BY_DESK } from '../../domain/people/actor.ts';
import type { Policy } from '../../policy/policy.ts';
import { readOncall } from '../oncall/read-oncall.ts';
import { nameOf } from './incident-facts.ts';
import { callNext } from './ladder.ts';
import { listPagesNow } from './page.ts';
import { record } from './record.ts';
import { isReachable, peopleOn } from './rungs.ts';
import { sayOfCalling } from './say-ladder.ts';
import { drawIncident } from './send-incident.ts';

/** What Slack will not carry. One that has reached them is only not drawn anew. */
export async function hearPageLost(
  tx: Tx,
  policy: Policy,
  pageId: number,
  why: string,
  now: Date,
): Promise<void> {
  const { ts } = await getPage(tx, pageId);
  if (!ts) await losePage(tx, policy, pageId, why, now);
}

/** A page cannot reach its person: that is no answer, and where nobody else of the rung is left the next are called. */
export async function losePage(
  tx: Tx,
  policy: Policy,
  pageId: number,
  why: string,
  now: Date,
): Promise<void> {
  const { incidentId, personId, workspaceId, problem } = await getPage(tx, pageId);
  if (problem) return;
  await updatePage(tx, pageId, { problem: why });
  const incident = await getIncident(tx, incidentId);
  await record(tx, incident, BY_DESK, { kind: 'page lost', personId, why }, now);
  const words = pageLostWords(await nameOf(tx, workspaceId, personId), why);
  await sayOfCalling(tx, incident, `page-lost:${pageId}`, words, now);
  if (await isWaitedFor(tx, policy, incident, now)) return drawIncident(tx, incident, now);
  await callNext(tx, policy, incident, now);
}

/** True, too, where nobody is called any more. */
async function isWaitedFor(tx: Tx, policy: Policy, incident: Incident, now: Date): Promise<boolean> {
  const { nextRungAt, state, rung, workspaceId } = incident;
  if (!nextRungAt || !isGoingOn(state) || rung === null || rung === 'loud') return true;
  const reachable = peopleOn(await readOncall(tx, policy, workspaceId, now), rung)
    .filter(isReachable)
    .map(({ personId }) => personId);
  const pages = await listPagesNow(tx, incident);
  return pages.some((page) => page.rung === rung && !page.problem && reachable.includes(page.personId));
}
