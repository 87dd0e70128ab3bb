import { policyText, readPolicy } from './load-policy.ts';
import { type Policy, PolicyRefused } from './policy.ts';

export interface PolicyInForce {
  readonly policy: Policy;
  readonly text: string;
  /** The last one the desk worked by, where it was another. */
  readonly before: Policy | undefined;
  /** Of the file, where `policy` is the one before it; a line each. */
  readonly mistakes: readonly string[];
}

/**
 * The policy as its file has it; while that is wrong, the one the desk last worked by, so that a slip of the pen does
 * not stop it. Refuses where there is none to go on with, or this version of the desk takes it no more.
 */
export function policyInForce(where: string, keptText: string | undefined): PolicyInForce {
  try {
    const text = policyText(where);
    const policy = readPolicy(text, where);
    const isOther = keptText !== undefined && keptText !== text;
    return { policy, text, before: isOther ? readAgain(keptText) : undefined, mistakes: [] };
  } catch (error) {
    const policy = keptText === undefined ? undefined : readAgain(keptText);
    if (!(error instanceof PolicyRefused) || keptText === undefined || !policy) throw error;
    return { policy, text: keptText, before: undefined, mistakes: error.lines };
  }
}

function readAgain(text: string): Policy | undefined {
  try {
    return readPolicy(text, 'the kept policy');
  } catch (error) {
    if (error instanceof PolicyRefused) return undefined;
    throw error;
  }
}
