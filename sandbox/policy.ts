import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { EmbeddedSlack } from './server/index.ts';

const PRESET = new URL('../src/policy/presets/default.yml', import.meta.url);

/** Lena and Jonas work for a branch with a contract of its own; the policy knows it by its user group (PPL-5). */
const BRANCH = { handle: 'eastbrook', name: 'Eastbrook Branch', members: ['lena', 'jonas'] };

export function addBranch(slack: EmbeddedSlack): void {
  slack.addUsergroup(BRANCH.handle, BRANCH.name, BRANCH.members);
}

/** Writes the default policy with this branch in it. */
export function boxPolicy(folder: string): string {
  const organisation = {
    name: BRANCH.name,
    user_groups: [`@${BRANCH.handle}`],
    facts: { Contract: 'gold', Contact: 'Rosa Diaz, branch librarian', Agreement: 'answered by noon' },
  };
  const preset = parse(readFileSync(PRESET, 'utf8')) as object;
  const file = join(folder, 'policy.yml');
  writeFileSync(file, stringify({ ...preset, organisations: { eastbrook: organisation } }));
  return file;
}
