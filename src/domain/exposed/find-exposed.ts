import { type Exposed, isSecret } from './kinds.ts';
import { PERSONAL } from './personal.ts';
import { SECRETS, type Sign } from './secrets.ts';

/** No form takes more. */
const LONGEST = 20_000;

/** What in a text does not belong in Slack, in order; what lies within something else is part of that (INC-11). */
export function findExposed(text: string): Exposed[] {
  const told = text.slice(0, LONGEST);
  const found: Exposed[] = [];
  for (const one of [...SECRETS, ...PERSONAL].flatMap((sign) => findBy(sign, told))) {
    if (!found.some((other) => overlap(one, other))) found.push(one);
  }
  return found.sort((a, b) => a.at - b.at);
}

function findBy({ kind, pattern, mask }: Sign, text: string): Exposed[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const masked = mask(found as RegExpExecArray);
    return masked === undefined ? [] : [{ kind, masked, at: found.index, length: found[0].length }];
  });
}

const overlap = (one: Exposed, other: Exposed): boolean =>
  one.at < other.at + other.length && other.at < one.at + one.length;

/** The same text with each of them named instead, where nobody can be asked to write it anew (INC-1). */
export const withoutExposed = (text: string): string => without(text, findExposed(text));

/** The same of secrets alone, where others than the desk's own people wrote it (INC-11). */
export const withoutSecrets = (text: string): string =>
  without(
    text,
    findExposed(text).filter(({ kind }) => isSecret(kind)),
  );

function without(text: string, found: readonly Exposed[]): string {
  return found.reduceRight(
    (left, { kind, at, length }) => `${left.slice(0, at)}[${kind}]${left.slice(at + length)}`,
    text,
  );
}
