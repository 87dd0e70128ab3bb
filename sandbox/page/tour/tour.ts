import type { Push } from '../../server/protocol.ts';

export type Side = 'left' | 'right';

export interface Tour {
  readonly name: string;
  readonly steps: readonly TourStep[];
  /** What to try afterwards. */
  readonly end: string;
}

export interface TourStep {
  /** In whose window there is something to do. */
  readonly who: Side;
  readonly say: string;
  /** Any of them checks the step off. */
  readonly until: readonly Sight[];
}

/**
 * Something that appears in one of the windows: a person at whose window one looks, a form by its callback_id, a
 * message by its text, or a reaction. A group named `number` remembers whose; later patterns say `{number}`.
 */
export type Sight =
  | { readonly in: Side; readonly person: string }
  | { readonly in: Side; readonly form: string }
  | { readonly in: Side; readonly message: string }
  | { readonly in: Side; readonly reaction: string };

/** What a window tells the tour: what it is pushed, and whose it has become. */
export type News = Push | { readonly kind: 'person'; readonly handle: string };

/** How far one is. */
export interface Progress {
  readonly done: number;
  /** Of the ticket or the incident that this is about. */
  readonly number?: string;
}

export const AT_START: Progress = { done: 0 };

/** What follows from something new in a window; the same progress when it is none of the tour's business. */
export function advanced(tour: Tour, progress: Progress, side: Side, news: News): Progress {
  for (let at = progress.done; at < tour.steps.length; at++) {
    // Whoever went another way is met where they are, but only by what an earlier step cannot have shown.
    if (at > progress.done && isRepeated(tour, at)) continue;
    for (const sight of tour.steps[at]?.until ?? []) {
      const seen = sees(sight, progress, side, news);
      if (seen) return { ...progress, ...seen, done: at + 1 };
    }
  }
  return progress;
}

function isRepeated(tour: Tour, at: number): boolean {
  const earlier = new Set(tour.steps.slice(0, at).flatMap((step) => step.until.map(keyOf)));
  return (tour.steps[at]?.until ?? []).some((sight) => earlier.has(keyOf(sight)));
}

const keyOf = (sight: Sight): string => JSON.stringify(sight);

function sees(
  sight: Sight,
  progress: Progress,
  side: Side,
  news: News,
): Pick<Progress, 'number'> | undefined {
  if (sight.in !== side) return undefined;
  if ('message' in sight) return matches(sight.message, progress, news);
  return isThere(sight, news) ? {} : undefined;
}

function isThere(sight: Exclude<Sight, { message: string }>, news: News): boolean {
  if ('person' in sight) return news.kind === 'person' && news.handle === sight.person;
  if ('form' in sight) {
    return news.kind === 'modals' && news.modals.some(({ view }) => view.callback_id === sight.form);
  }
  return news.kind === 'message' && news.message.reactions.some(({ name }) => name === sight.reaction);
}

function matches(wanted: string, progress: Progress, news: News): Pick<Progress, 'number'> | undefined {
  if (news.kind !== 'message' || (wanted.includes('{number}') && !progress.number)) return undefined;
  const match = new RegExp(wanted.replaceAll('{number}', progress.number ?? '')).exec(news.message.text);
  if (!match) return undefined;
  return match.groups?.number ? { number: match.groups.number } : {};
}
