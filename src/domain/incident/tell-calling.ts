import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import type { Called, Calling } from './ladder.ts';

const all = (names: readonly string[]): string => listSome(names.map(escapeText));

/** “Calling Priya, next Sam 09:47” (INC-3); for the message that is drawn anew when that changes. */
export function tellCalling({ names, next, nextAt, rung, for: calledFor }: Calling): string {
  const what = calledFor === 'command' ? 'for a new commander' : null;
  const calling = names.length > 0 ? `Calling ${all(names)}${what ? ` ${what}` : ''}` : 'Calling nobody yet';
  if (rung === 'loud') {
    const silence = calledFor === 'command' ? 'Nobody has taken command' : 'Nobody has answered';
    return `⚠️ ${silence}${names.length > 0 ? `: ${all(names)}` : ''}. Asked again ${dateToken(nextAt)}`;
  }
  if (next.length === 0) return `${calling}. If nobody answers by ${dateToken(nextAt)}, I say so aloud`;
  return `${calling}, next ${all(next)} ${dateToken(nextAt)}`;
}

/** As many, each with its time, as a field of the card takes. */
const MOST_CALLED = 10;

/** Each with the time, for the card. */
export const tellCalled = (called: readonly Called[]): string =>
  listSome(
    called.map(({ name, at, problem }) => `${escapeText(name)} ${problem ? '⚠️ not reached' : dateToken(at)}`),
    '\n',
    MOST_CALLED,
  );
