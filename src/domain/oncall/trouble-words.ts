import { listSome } from '../message/list-some.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Unreachable } from './reach.ts';
import { spanWords, unreachableWords } from './words.ts';

/** What would go wrong if somebody had to be called, a line each, and what puts it right. */

/** To those who can put it right. */
export const oncallTroubleWords = (lines: readonly string[]): Words =>
  internalWords(
    `⚠️ On call, to put right before somebody has to be called:\n${listSome(
      lines.map((line) => `•  ${line}`),
      '\n',
    )}`,
  );

const HOW = 'with `/desk oncall`';

export const nobodyOnDutyWords = (): string =>
  `Nobody is on triage duty: make a rota ${HOW}, or name people with \`/desk setup\`.`;

export function unmannedWords(
  shift: { readonly startsAt: Date; readonly endsAt: Date },
  who: { readonly name: string; readonly why: Unreachable } | null,
): string {
  const span = spanWords(shift);
  if (!who) {
    return `Nobody is on triage duty ${span}: everybody in the rota is away. Take it over ${HOW}.`;
  }
  return `${escapeText(who.name)} is on triage duty ${span}, and ${unreachableWords(who.why)}. Have somebody take over ${HOW}.`;
}

export const goneFromRotaWords = (name: string, why: Unreachable): string =>
  `${escapeText(name)} is in the rota and ${unreachableWords(why)}. Change the rota ${HOW}.`;

export const goneFromLadderWords = (name: string, why: Unreachable): string =>
  `${escapeText(name)} is called when something is critical and ${unreachableWords(why)}. Name somebody else with \`/desk setup\`.`;

export const noBackupWords = (): string =>
  `The rota has one person, so there is no backup. Add another ${HOW}.`;

export const managersMissingWords = (): string =>
  'Neither a delivery manager nor a product owner is named, who are called when nobody answers: `/desk setup`.';

export const noPhoneWords = (name: string): string =>
  `${escapeText(name)} is called when something is critical, and has left no phone number: *My phone number* in \`/desk oncall\`.`;

/** `code` is Slack’s. */
export const noMessageWords = (name: string, code: string): string =>
  `Slack opens no direct message with ${escapeText(name)} (${code}): see that they may be written to.`;
