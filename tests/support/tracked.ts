import type { Issue } from '../../sandbox/github/world.ts';
import { declaredStage } from './incident.ts';
import type { Stage, StageOptions } from './stage.ts';

/** “Saving fails”, declared by Ruth on a desk with GitHub. */
export const trackedStage = (options: StageOptions = {}): Promise<Stage> =>
  declaredStage({ hasGithub: true, ...options });

export const issuesIn = (stage: Stage, repo = 'heron/library'): readonly Issue[] =>
  stage.github.world.repository(repo)?.issues ?? [];

/** The tracking record: the first issue there is. */
export function recordOf(stage: Stage, repo = 'heron/library'): Issue {
  const [issue] = issuesIn(stage, repo);
  if (!issue) throw new Error('There is no issue.');
  return issue;
}

export const commentsOn = (issue: Issue): string => issue.comments.map(({ body }) => body).join('\n\n');
