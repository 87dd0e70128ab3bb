import { dateToken } from '../message/dates.ts';
import { escapeText } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Unreachable } from './reach.ts';

/** The desk's sentences about who is on triage duty; all of them for staff. */

interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const SEE = '`/desk oncall` shows the rota.';

export const spanWords = ({ startsAt, endsAt }: Span): string =>
  `${dateToken(startsAt)} to ${dateToken(endsAt)}`;

/** To whoever comes on duty; `until` is missing in a rota of one. */
export function onDutyWords(until: Date | undefined, backup: string | null): Words {
  const end = until ? ` until ${dateToken(until)}` : '';
  const next = backup
    ? ` If you do not answer, ${escapeText(backup)} is called.`
    : ' There is no backup: if you do not answer, the whole team is called.';
  return internalWords(
    `You are on triage duty now${end}. You are called when something is critical, or may be an incident.${next} ${SEE}`,
  );
}

export function offDutyWords(next: string | null): Words {
  const who = next ? `${escapeText(next)} is` : '⚠️ Nobody is';
  return internalWords(`You are off triage duty. ${who} on duty now. ${SEE}`);
}

/** To whoever has a duty by it; `forWhom` is whose it would be: `by` where it is their own, null: whoever's. */
export function givenDutyWords(
  by: string,
  forWhom: 'by' | { readonly name: string } | null,
  span: Span,
): Words {
  const what =
    forWhom === 'by'
      ? 'has given you their triage duty'
      : `has you on triage duty${forWhom ? ` for ${escapeText(forWhom.name)}` : ''}`;
  return internalWords(
    `${escapeText(by)} ${what}, ${spanWords(span)}. If that cannot be, *Remove* it with \`/desk oncall\`.`,
  );
}

/** To whoever has it no more; `taker` is null of an absence for which nobody is named. */
export function relievedWords(by: string, taker: 'by' | { readonly name: string } | null, span: Span): Words {
  const what =
    taker === 'by'
      ? 'takes over triage duty from you'
      : `has ${taker ? `${escapeText(taker.name)} on triage duty for you` : 'you away from triage duty'}`;
  return internalWords(`${escapeText(by)} ${what}, ${spanWords(span)}. ${SEE}`);
}

export const removedWords = (by: string, told: string): Words =>
  internalWords(`${escapeText(by)} removed from the rota: ${told}. ${SEE}`);

/** To whoever was on duty by it. */
export const rotaEndedWords = (by: string): Words =>
  internalWords(
    `${escapeText(by)} ended the rota, so you are off triage duty. Those named in \`/desk setup\` are called now.`,
  );

/** To somebody who was put into the rota; `isOn`: that turn is going on. */
export function joinedWords(by: string, turn: Span, isOn: boolean): Words {
  const when = isOn
    ? `You are on duty now, until ${dateToken(turn.endsAt)}: you are called when something is critical, or may be an incident.`
    : `Your first turn is ${spanWords(turn)}.`;
  return internalWords(
    `${escapeText(by)} put you into the rota for triage duty. ${when} ` +
      'Say with `/desk oncall` when you are away, and leave your phone number there.',
  );
}

/** “is away until …”, after a name. */
export function unreachableWords(why: Unreachable): string {
  switch (why.is) {
    case 'away':
      return why.until ? `is away until ${dateToken(why.until)}` : 'is away until they say otherwise';
    case 'deactivated':
      return 'is deactivated in Slack';
    case 'no member':
      return 'is a guest, a bot, or of another company';
    case 'unknown':
      return 'is not known here';
  }
}

/** On App Home, of somebody who is called. */
export function ownDutyWords(duty: {
  readonly is: 'on duty' | 'backup' | 'later';
  readonly until: Date | undefined;
  readonly next: Span | undefined;
  readonly other: string | null;
}): string {
  const end = duty.until ? ` until ${dateToken(duty.until)}` : '';
  const next = duty.next ? ` Your next turn is ${spanWords(duty.next)}.` : '';
  if (duty.is === 'on duty') {
    const backup = duty.other ? `backup is ${escapeText(duty.other)}` : 'there is no backup';
    return `*You are on triage duty*${end}; ${backup}.`;
  }
  const who = duty.other
    ? `${escapeText(duty.other)} is on triage duty${end}.`
    : '⚠️ Nobody is on triage duty.';
  return duty.is === 'backup' ? `*You are backup.* ${who}${next}` : `${who}${next}`;
}
