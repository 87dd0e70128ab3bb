import { policyName } from '../config.ts';
import { haveUserGroups } from '../domain/people/organisation.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { PolicyRefused } from '../policy/policy.ts';
import { tellPolicy } from '../policy/tell-policy.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Print = (line: string) => void;

/** Exit code 0 if the policy is sound; else each mistake in a line. Needs nothing of Slack's. */
export function checkPolicy(env: Env, where: string | undefined, now: Date, print: Print): number {
  try {
    const policy = loadPolicy(where ?? policyName(env));
    for (const line of ['The policy is sound.', ...tellPolicy(policy, now)]) print(line);
    if (haveUserGroups(policy.organisations)) {
      print('Whether Slack has the user groups of its organisations, `firstline doctor` says.');
    }
    return 0;
  } catch (error) {
    if (!(error instanceof PolicyRefused)) throw error;
    for (const line of error.lines) print(line);
    return 1;
  }
}
