import { internalWords, type Words } from '../message/words.ts';
import type { ImportResult } from './facts.ts';
import type { LeftOut } from './states.ts';

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** Why a channel cannot be read for somebody. A private one they are not in does not exist for them. */
export function problemWords(code: string, channelId: string): string {
  switch (code) {
    case 'not_in_channel':
      return `I am not in <#${channelId}>, so I cannot read it. Write \`/invite @Firstline\` there, then look again.`;
    case 'hidden':
      return 'I cannot read that channel for you: one of us is not in it. If you are, write `/invite @Firstline` there, then look again.';
    case 'not-allowed':
      return 'You are no agent of this desk any more, and only agents can import.';
    default:
      return `Slack gave no answer (${code}). Look again in a while.`;
  }
}

/** What was read and is not offered, so that nobody looks for it. */
export function leftOutWords({ known, smallTalk, byBots }: LeftOut): string {
  const parts = [
    ...(known > 0 ? [`${count(known, 'that is a ticket', 'that are tickets')}`] : []),
    ...(smallTalk > 0 ? [`${smallTalk} that ${smallTalk === 1 ? 'asks' : 'ask'} for nothing`] : []),
    ...(byBots > 0 ? [`${byBots} by bots`] : []),
  ];
  return parts.length > 0 ? `Left out: ${parts.join(', ')}.` : '';
}

/** What became of an import, for its form and for whoever started it. */
export function resultWords({ numbers, known, gone, waiting, hasCards }: ImportResult): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  const which = numbers.length <= 10 ? numbers.join(', ') : `${first} to ${last} (${numbers.length} of them)`;
  const cards = hasCards
    ? `${numbers.length === 1 ? 'Its card stands' : 'Their cards stand'} in the triage channel.`
    : 'Their cards stay out of the triage channel until somebody works on one; `/ticket list` has them.';
  return [
    ...(numbers.length === 0
      ? ['Nothing became a ticket.']
      : [
          `${numbers.length === 1 ? 'Ticket' : 'Tickets'} ${which}, with the times they were written. Nobody was told, and no clock counts them. ${cards}`,
        ]),
    ...(known > 0 ? [`${count(known, 'was a ticket', 'were tickets')} by then.`] : []),
    ...(gone > 0 ? [`${count(gone, 'has', 'have')} been deleted since.`] : []),
    ...(waiting > 0 ? [`${count(waiting, 'was', 'were')} not imported: look again for the rest.`] : []),
  ].join(' ');
}

export const importedWords = (channelId: string, result: ImportResult): Words =>
  internalWords(`Your import from <#${channelId}> is done. ${resultWords(result)}`);

export const importStoppedWords = (channelId: string, problem: string, result: ImportResult): Words =>
  internalWords(`⚠️ Your import from <#${channelId}> stopped. ${problem} ${resultWords(result)}`);
