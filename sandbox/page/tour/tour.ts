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
 * Something that appears in one of the windows: a form by its callback_id, or a message of the bot by its text. A
 * group named `ticket` remembers the number; later patterns say `{ticket}`.
 */
export type Sight =
  | { readonly in: Side; readonly form: string }
  | { readonly in: Side; readonly message: string };

/** How far one is. */
export interface Progress {
  readonly done: number;
  readonly ticket?: string;
}

export const AT_START: Progress = { done: 0 };

/** What follows from something new in a window; the same progress when it is none of the tour's business. */
export function advanced(tour: Tour, progress: Progress, side: Side, push: Push): Progress {
  for (let at = progress.done; at < tour.steps.length; at++) {
    // Whoever went another way is met where they are, but only by what an earlier step cannot have shown.
    if (at > progress.done && isRepeated(tour, at)) continue;
    for (const sight of tour.steps[at]?.until ?? []) {
      const seen = sees(sight, progress, side, push);
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
  push: Push,
): Pick<Progress, 'ticket'> | undefined {
  if (sight.in !== side) return undefined;
  if ('form' in sight) {
    const isOpen = push.kind === 'modals' && push.modals.some(({ view }) => view.callback_id === sight.form);
    return isOpen ? {} : undefined;
  }
  if (push.kind !== 'message') return undefined;
  if (sight.message.includes('{ticket}') && !progress.ticket) return undefined;
  const pattern = new RegExp(sight.message.replaceAll('{ticket}', progress.ticket ?? ''));
  const match = pattern.exec(push.message.text);
  if (!match) return undefined;
  return match.groups?.ticket ? { ticket: match.groups.ticket } : {};
}
