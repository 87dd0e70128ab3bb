import { dateToken } from '../message/dates.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import type { Group } from './group.ts';

/** The desk's sentences about who works what; all of them for staff. */

/** PPL-6: nothing is given to somebody who has not agreed. */
export function askToConfirmWords(group: Pick<Group, 'key' | 'name' | 'capacity'>): Words {
  return internalWords(
    `You are an agent, so the desk can give you tickets of *${escapeText(group.name)}*: at most ${group.capacity} open at a ` +
      'time, in working hours, never while you are away. Nothing is given to you until you agree. ' +
      '`/desk away` says when you are not there, and changes hours and number.',
    { buttons: { set: 'join-group', value: group.key } },
  );
}

export function goneWords(name: string, why: string, numbers: readonly number[]): Words {
  const which = numbers.length === 1 ? 'ticket' : 'tickets';
  return internalWords(
    `⚠️ ${escapeText(name)} ${why}. Back in the queue, with nobody: ${which} ${numbers.join(', ')}.`,
  );
}

/** Of an agent, for their App Home and the answer to `/desk away`; null: here. */
export function awayWords(away: { readonly until: Date | null } | null): Words {
  if (!away) return internalWords('You are here: in your working hours tickets can be given to you.');
  const until = away.until ? ` until ${dateToken(away.until)}` : ' until you say otherwise';
  return internalWords(
    `You are away${until}, and are given no tickets. \`/desk away off\` when you are back.`,
  );
}

/** The reason comes from the desk: “fewest open, on shift”. */
export function givenToYouWords(
  ticket: { readonly number: number; readonly summary: string; readonly isSensitive: boolean },
  because: string,
  link: string | undefined,
): Words {
  const open = link ? ` <${link}|Open the card>.` : '';
  const what = ticket.isSensitive ? '' : `, “${escapeText(shorten(ticket.summary, 120))}”`;
  return internalWords(`The desk gave you ticket ${ticket.number}${what} (${because}).${open}`);
}

/** PPL-6: who has not agreed to work a group's tickets, in a line of a list. */
export function groupStateWords(group: string, missing: readonly string[], agreed: number): string {
  const names = missing.map(escapeText).join(', ');
  const nobody = agreed === 0 ? ' Nobody has, so its tickets wait.' : '';
  return `${escapeText(group)}: these have not agreed to work its tickets, and are given none: ${names}.${nobody}`;
}

/** In the place of a card that went to another channel. */
export function cardLeftWords(number: number, group: string, link: string | undefined): Words {
  const open = link ? ` <${link}|Open its card.>` : '';
  return internalWords(
    `*Ticket ${number}* is with *${escapeText(group)}* now.${open} What is written in this thread is still kept with it.`,
  );
}

/** Under a card that came from another channel. */
export const cardCameWords = (fromChannelId: string, link: string): Words =>
  internalWords(`This ticket came from <#${fromChannelId}>. <${link}|What was said about it there.>`);

export const noChannelWords = (group: string, channel: string): string =>
  `${escapeText(group)}: I am in no private channel #${escapeText(channel)}, so its cards stand in the desk’s. Make one, and invite me.`;

export const noAgentsWords = (group: string, channel: string | null): string =>
  `${escapeText(group)} has no agents: invite them to ${channel ? `#${escapeText(channel)}` : 'the triage channel'}.`;
