import { Refusal } from '../refusal.ts';
import { areAlike, stemsOf } from '../ticket/similar.ts';
import { incidentName, type Named } from './name.ts';
import { isGoingOn, leadsTo } from './state.ts';

/** Two that turn out to be one: the first becomes part of the second, which goes on for both (INC-4). */

interface Merging extends Named {
  readonly id: number;
}

/** Refuses what cannot become one, naming why. Both are seen by whoever asks: nothing is betrayed (INC-10). */
export function refuseUnlessMergeable(from: Merging, into: Merging): void {
  const why = whyNotMergeable(from, into);
  if (why) throw new Refusal(`merge.${why.code}`, `Nothing changed: ${why.message}`, 'into');
}

function whyNotMergeable(from: Merging, into: Merging): { code: string; message: string } | undefined {
  const [name, other] = [incidentName(from), incidentName(into)];
  if (from.id === into.id) return { code: 'itself', message: `${name} cannot become part of itself.` };
  if (from.state === 'merged') {
    return { code: 'merged', message: `${name} has become part of another incident already.` };
  }
  if (!leadsTo(from.state, 'merged')) {
    return {
      code: 'confirmed',
      message: `${name} is ${from.state}. Only what is not confirmed yet becomes part of another one: merge ${other} into ${name}, or go on with both.`,
    };
  }
  if (!isGoingOn(into.state)) {
    return { code: 'over', message: `${other} is ${into.state}, and takes in no other one.` };
  }
  if (from.series === into.series) return undefined;
  if (from.series === 'drill' || into.series === 'drill') {
    return { code: 'drill', message: 'one of them is a drill and the other is not.' };
  }
  return {
    code: 'private',
    message: 'one of them is kept private and the other is not. What is private stays by itself.',
  };
}

export const canMerge = (from: Merging, into: Merging): boolean => whyNotMergeable(from, into) === undefined;

/** Whether two titles may be of the same thing; offers, never decides (INC-1). */
export const soundAlike = (one: string, other: string): boolean => areAlike(stemsOf(one), stemsOf(other));
