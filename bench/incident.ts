import type { Options } from './options.ts';
import { type Goal, type Pair, type Result, resultOf } from './result.ts';
import { openStage } from './stage.ts';

const ORDINARY = 500;
const GOAL_MS = 1_000;

const goal = (what: string): Goal => ({
  id: 'I1',
  what: `declare → ${what}, ${ORDINARY} other messages queued before`,
  against: 'the goal itself',
  unit: 'ms',
  is: '<=',
  ratio: 1,
});

/** I1: from the form that declares to what Slack has of it, while everything else waits its turn (INC-15). */
export async function measureDeclaring(folder: string, options: Options): Promise<Result[]> {
  const stage = await openStage(folder, options);
  try {
    const headlines: Pair[] = [];
    const pages: Pair[] = [];
    for (let i = 0; i <= options.rounds; i++) {
      const { teamId: workspaceId, requesterIds: personIds } = stage.workspace;
      await stage.desk.call('queue', { workspaceId, personIds, count: ORDINARY, round: i });
      const { headline, page } = await stage.slack.call('declare', i);
      if (i === 0) continue;
      headlines.push({ product: headline, baseline: GOAL_MS });
      pages.push({ product: page, baseline: GOAL_MS });
    }
    return [resultOf(goal('headline'), headlines), resultOf(goal('first call'), pages)];
  } finally {
    await stage.close();
  }
}
