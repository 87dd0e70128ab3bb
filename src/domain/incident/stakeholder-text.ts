import { wallTime } from '../message/dates.ts';
import { findPromises } from '../promise/find-promises.ts';
import { Refusal } from '../refusal.ts';
import type { Property } from './assessment.ts';
import { isDrill } from './drill.ts';
import type { Named } from './name.ts';

/** What stakeholders are told, three lines and no expected end (W-5). */
export interface StakeholderText {
  /** Where it stands. */
  readonly standing: string;
  /** What it means for them. */
  readonly means: string;
  /** When they hear again. */
  readonly next: string;
}

interface Known {
  readonly title: string;
  readonly isPrivate: boolean;
  readonly declaredAt: Date;
  readonly hits: readonly Property[];
  readonly workaround: string | null;
  readonly nextBy: Date | null;
  /** The desk's own: nobody knows where it is read. */
  readonly zone: string;
}

const MEANS: Readonly<Record<Property, string>> = {
  confidentiality: 'We are finding out whether data could be read by others.',
  integrity: 'What was saved lately may be wrong or missing.',
  availability: 'Parts of the service may not work for you.',
};

/** Something to begin with. Of a private one it names nothing (INC-10). */
export function draftStakeholderText(known: Known): StakeholderText {
  const { title, isPrivate, declaredAt, hits, workaround, nextBy, zone } = known;
  const since = wallTime(declaredAt, zone);
  return {
    standing: isPrivate
      ? `We have had a problem since ${since}. People are working on it.`
      : `We have had a problem since ${since}: ${title}. People are working on it.`,
    means: [
      ...(isPrivate ? [] : hits.map((hit) => MEANS[hit])),
      ...(workaround && !isPrivate ? [`Until it is over: ${workaround}`] : []),
    ].join(' '),
    next: nextBy
      ? `You hear from us again by ${wallTime(nextBy, zone)}.`
      : 'You hear from us again when it is over.',
  };
}

export const tellStakeholderText = ({ standing, means, next }: StakeholderText): string =>
  [standing, means, next].filter(Boolean).join('\n');

/**
 * Only the last line names a time, and that is when they hear again. `today`: on the desk's calendar; `form`: which one
 * has the words, where they are passed on as they are.
 */
export function refusePromisedEnd(text: StakeholderText, today: string, form: string | null): void {
  for (const field of ['standing', 'means'] as const) {
    const [promised] = findPromises(text[field], { today, asked: '' });
    if (!promised) continue;
    const how = form
      ? `Nothing was passed on. Leave it out with ${form}, and say there when they hear again.`
      : 'Leave it out, and say below when they hear again.';
    throw new Refusal(
      'stakeholders.promise',
      `“${promised.words}” reads like a promise of when it is over. ${how}`,
      field,
    );
  }
}

/** Asked when it is released, and again when it is sent: never of a private one, nor of a drill (INC-10, INC-1). */
export const mayReachStakeholders = (
  incident: { readonly isPrivate: boolean } & Pick<Named, 'series'>,
): boolean => !incident.isPrivate && !isDrill(incident);
