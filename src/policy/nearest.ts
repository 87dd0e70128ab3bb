import { distance } from 'fastest-levenshtein';

/** “did you mean zone?” where a known word is near, else the list of them; the list alone where it is short. */
export function suggest(word: string, known: readonly string[]): string {
  const [nearest] = known
    .map((candidate) => ({ candidate, off: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.off - b.off);
  const isNear = nearest && nearest.off <= Math.max(2, Math.floor(nearest.candidate.length / 3));
  if (isNear) return `did you mean ${nearest.candidate}?`;
  return `known: ${known.join(', ')}`;
}
