import { escapeText } from '../message/slack-text.ts';
import type { OverrideState, RotaChange } from './changes.ts';
import { spanWords } from './words.ts';

type NameOf = (personId: string) => string;

/** What somebody did, after their name. */
export function tellRotaChange(change: RotaChange, nameOf: NameOf): string {
  switch (change.is) {
    case 'set': {
      const { memberIds, weeks } = change.after;
      const names = memberIds.map((id) => escapeText(nameOf(id))).join(', ');
      return `${change.before ? 'changed' : 'made'} the rota: ${names}; ${tellWeeks(weeks)} each`;
    }
    case 'ended':
      return 'ended the rota';
    case 'swapped':
      return `swapped turns: ${change.turns.map((turn) => tellOverride(turn, nameOf)).join('; ')}`;
    case 'removed':
      return `removed: ${tellOverride(change, nameOf)}`;
    case 'away':
    case 'taken over':
      return `said: ${tellOverride(change, nameOf)}`;
  }
}

/** “Sam for Priya, Fri to Sun”, with the moments in the reader's zone. */
export function tellOverride(
  {
    personId,
    forId,
    startsAt,
    endsAt,
  }: OverrideState | (Omit<OverrideState, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date }),
  nameOf: NameOf,
): string {
  const span = spanWords({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  const relieved = forId ? escapeText(nameOf(forId)) : 'whoever is on duty';
  return personId ? `${escapeText(nameOf(personId))} for ${relieved}, ${span}` : `${relieved} away, ${span}`;
}

export const tellWeeks = (weeks: number): string => (weeks === 1 ? '1 week' : `${weeks} weeks`);
