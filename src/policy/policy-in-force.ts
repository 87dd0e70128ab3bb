import { policyText, readPolicy } from './load-policy.ts';
import { type Policy, PolicyRefused } from './policy.ts';

export interface PolicyInForce {
  readonly policy: Policy;
  readonly text: string;
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
    return { policy: readPolicy(text, where), text, mistakes: [] };
  } catch (error) {
    const policy = keptText === undefined ? undefined : readAgain(keptText);
    if (!(error instanceof PolicyRefused) || keptText === undefined || !policy) throw error;
    return { policy, text: keptText, mistakes: error.lines };
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
