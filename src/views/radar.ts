import type { KnownBlock } from '@slack/types';
import { dateToken } from '../domain/message/dates.ts';
import { escapeText, shorten } from '../domain/message/slack-text.ts';
import type { RadarFacts, RadarLine } from '../domain/radar/facts.ts';
import { button, context, type Drawn, section } from './blocks.ts';

export const RADAR_WRITE = 'radar.write';

/** Who has heard nothing, as a private answer to whoever asked (UPD-4). */
export function radarAnswer(radar: RadarFacts): Drawn {
  if (radar.count === 0) return { text: nobody(radar), blocks: [section(nobody(radar))] };
  return drawn(radar, headline(radar));
}

/** The quiet note of the morning, for the team; one that would say nothing is not sent. */
export function radarNote(radar: RadarFacts): Drawn {
  return drawn(radar, `Silence radar: ${headline(radar)}`);
}

function drawn(radar: RadarFacts, title: string): Drawn {
  return {
    text: [title, ...radar.lines.map(plainLine)].join('\n'),
    blocks: [section(`*${title}*`), ...radarLines(radar)],
  };
}

/** The lines, and how many more there are. */
export function radarLines({ lines, count, isMore }: RadarFacts): KnownBlock[] {
  const rest = count - lines.length;
  const more = `${rest}${isMore ? ' or more' : ''} others: \`/desk radar\` shows the first of them.`;
  return [...lines.map(line), ...(rest > 0 ? [context(more)] : [])];
}

function headline({ count, isMore, silentDays }: RadarFacts): string {
  const who = count === 1 ? '1 person has' : `${count}${isMore ? ' or more' : ''} people have`;
  return `${who} heard nothing for ${tellDays(silentDays)}`;
}

export const nobody = ({ silentDays }: RadarFacts): string =>
  `Everybody who waits has heard from us within ${tellDays(silentDays)}.`;

const tellDays = (count: number): string => (count === 1 ? 'a day' : `${count} days`);

function line(silent: RadarLine): KnownBlock {
  const { number, link, status, owner } = silent;
  const title = link ? `<${link}|Ticket ${number}>` : `Ticket ${number}`;
  const facts = [told(silent), status, owner ? escapeText(owner) : 'nobody has it yet'];
  return {
    ...section(`*${title}*  ${escapeText(shorten(silent.summary, 100))}\n${facts.join('  ·  ')}`),
    accessory: button('Write an update', RADAR_WRITE, String(number), `ticket ${number}`),
  };
}

const told = ({ requester, since }: RadarLine): string =>
  `${escapeText(requester)} has heard nothing since ${dateToken(since)}`;

const plainLine = (silent: RadarLine): string => `Ticket ${silent.number}: ${told(silent)}`;
