import type { Octokit } from 'octokit';
import type { IssueLabel } from '../../domain/escalation/issue.ts';
import { placeOf, readLabels } from './read.ts';

/** Makes those that are not there, in the taxonomy's colours; answers with the names as the repository spells them. */
export async function ensureLabels(
  octokit: Octokit,
  repo: string,
  wanted: readonly IssueLabel[],
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const known = await readLabels(octokit, repo);
  const names: string[] = [];
  for (const label of wanted) {
    const there = known.find(({ name }) => name.toLowerCase() === label.name.toLowerCase());
    names.push(there?.name ?? (await createLabel(octokit, repo, label)));
  }
  return names;
}

/** Somebody else may have made it meanwhile. */
async function createLabel(
  octokit: Octokit,
  repo: string,
  { name, color, description }: IssueLabel,
): Promise<string> {
  try {
    await octokit.rest.issues.createLabel({
      ...placeOf(repo),
      name,
      color,
      ...(description ? { description } : {}),
    });
  } catch (error) {
    if ((error as { status?: number }).status !== 422) throw error;
  }
  return name;
}
