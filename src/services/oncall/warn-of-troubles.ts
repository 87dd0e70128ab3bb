import type { Tx } from '../../db/handles.ts';
import { listHolders } from '../../db/holders.ts';
import { listAdmins } from '../../db/people.ts';
import { deleteWarning, insertWarning, listWarnings } from '../../db/rota.ts';
import { oncallTroubleWords } from '../../domain/oncall/trouble-words.ts';
import type { Policy } from '../../policy/policy.ts';
import { tellPerson } from '../send/person.ts';
import { tellableAt } from './tellable-at.ts';
import { listOncallTroubles, type OncallTrouble } from './troubles.ts';

/** Of a shift that is wanting, so long before it begins it is said again. */
const SOON_MS = 3 * 24 * 60 * 60 * 1000;

/** One thing that one person hears once. */
interface Warning {
  readonly key: string;
  readonly text: string;
  readonly personId: string;
}

/**
 * Tells the manager, and whom it concerns, what would go wrong if somebody had to be called: when it arises, of a shift
 * again three days before, and of what lasts again after a while. In their working hours, all of it in one message, each
 * thing once. Returns the moments at which to come back.
 */
export async function warnOfTroubles(
  tx: Tx,
  policy: Policy,
  workspaceId: string,
  now: Date,
): Promise<Date[]> {
  const troubles = await listOncallTroubles(tx, policy, workspaceId, now);
  const againFrom = new Date(now.getTime() - policy.incidents.check.againMs);
  await forgetTold(tx, workspaceId, troubles, againFrom);
  const leaders = await leadersOf(tx, workspaceId);
  const wanted = troubles.flatMap((trouble) => warningsOf(trouble, leaders, now));
  const known = (await listWarnings(tx, workspaceId)).map(({ key }) => key);
  const news = wanted.filter(({ key }) => !known.includes(key));
  const later: Date[] = [];
  const at = await tellableAt(tx, policy, workspaceId, [...new Set(news.map((one) => one.personId))], now);
  for (const [personId, moment] of at) {
    if (moment > now) later.push(moment);
    else
      await tell(
        tx,
        workspaceId,
        news.filter((one) => one.personId === personId),
        now,
      );
  }
  return later;
}

async function tell(tx: Tx, workspaceId: string, news: readonly Warning[], now: Date): Promise<void> {
  const [first] = news;
  if (!first) return;
  for (const { key } of news) await insertWarning(tx, workspaceId, key, now);
  const words = oncallTroubleWords(news.map(({ text }) => text));
  const effect = `oncall-trouble:${now.getTime()}:${first.personId}`;
  await tellPerson(tx, workspaceId, first.personId, effect, words, now);
}

function warningsOf(trouble: OncallTrouble, leaders: readonly string[], now: Date): Warning[] {
  const { key, text, personId, startsAt } = trouble;
  const isSoon = startsAt !== null && startsAt.getTime() - now.getTime() <= SOON_MS;
  const stage = startsAt === null ? 'lasting' : isSoon ? 'soon' : 'ahead';
  const hearers = new Set([...leaders, ...(personId ? [personId] : [])]);
  return [...hearers].map((hearer) => ({ key: `${key}|${stage}|${hearer}`, text, personId: hearer }));
}

/** What is right again is told anew if it comes back; what was told before `againFrom` and lasts, too. */
async function forgetTold(
  tx: Tx,
  workspaceId: string,
  troubles: readonly OncallTrouble[],
  againFrom: Date,
): Promise<void> {
  const standing = new Set(troubles.map(({ key }) => key));
  for (const { key, warnedAt } of await listWarnings(tx, workspaceId)) {
    const [trouble = '', stage] = key.split('|');
    const isOld = stage === 'lasting' && warnedAt <= againFrom;
    if (isOld || !standing.has(trouble)) await deleteWarning(tx, workspaceId, key);
  }
}

/** The help desk managers; a desk without one has its admins. */
async function leadersOf(tx: Tx, workspaceId: string): Promise<string[]> {
  const managers = (await listHolders(tx, workspaceId))['help desk manager'];
  if (managers.length > 0) return [...managers];
  return (await listAdmins(tx, workspaceId)).map(({ personId }) => personId);
}
