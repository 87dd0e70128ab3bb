import { DESK_ACTOR_ID } from '../people/actor.ts';
import { Refusal } from '../refusal.ts';
import { type QueueNames, readQueue } from './queue.ts';

/** A list of `/ticket list` under a name. */
export interface SavedView {
  readonly id: number;
  readonly holderId: string;
  readonly name: string;
  readonly words: string;
}

export const isShared = (view: Pick<SavedView, 'holderId'>): boolean => view.holderId === DESK_ACTOR_ID;

/** `mine p1 save as night`, and for admins `… for all`. */
export interface Saving {
  readonly words: readonly string[];
  readonly name: string;
  readonly isShared: boolean;
}

/** Undefined where the words do not end so. */
export function readSaving(words: readonly string[]): Saving | undefined {
  const said = words.map((word) => word.toLowerCase());
  const at = said.findLastIndex((word, index) => word === 'save' && said[index + 1] === 'as');
  if (at < 0) return undefined;
  const name = said.slice(at + 2);
  const forAll = name.slice(-2).join(' ') === 'for all';
  return {
    words: words.slice(0, at),
    name: (forAll ? name.slice(0, -2) : name).join(' '),
    isShared: forAll,
  };
}

const LONGEST_NAME = 30;

/** Words of `/ticket list` that are neither filters nor names. */
export const LIST_ACTS = ['views', 'save', 'unfiled'] as const;

/** Refuses what could not be told from a filter afterwards. */
export function refuseUnlessViewName(name: string, names: QueueNames): void {
  const read = readQueue([name], names);
  const isFree = 'wanted' in read && read.loose.length === 1 && !LIST_ACTS.some((act) => act === name);
  const isWord = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u.test(name) && name.length <= LONGEST_NAME;
  if (isFree && isWord) return;
  const why = isWord ? 'is a word of `/ticket list` itself' : 'is no name for a list';
  throw new Refusal(
    'view.name',
    `Nothing was saved: “${name.slice(0, LONGEST_NAME)}” ${why}. Choose one word of letters, digits and hyphens, ${LONGEST_NAME} at the most.`,
  );
}

/** The first word may be the name of a list, which then stands for its words; one's own comes before everybody's. */
export function withViews(words: readonly string[], views: readonly SavedView[]): readonly string[] {
  const [first = '', ...rest] = words;
  const named = views.filter((view) => view.name === first.toLowerCase());
  const view = named.find((one) => !isShared(one)) ?? named[0];
  return view ? [...view.words.split(' '), ...rest] : words;
}
