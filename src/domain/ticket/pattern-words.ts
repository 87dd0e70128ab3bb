import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';

export interface PatternLine {
  readonly number: number;
  /** null where it stays out of this channel. */
  readonly summary: string | null;
  readonly link: string | null;
}

const MOST = 20;

/** TRI-9: what came, and what to do with it. */
export function patternWords(component: string, lines: readonly PatternLine[], withinDays: number): Words {
  const rest = lines.length - MOST;
  const days = withinDays === 1 ? '1 day' : `${withinDays} days`;
  return internalWords(
    [
      `A pattern? ${lines.length} low-priority defects on *${escapeText(component)}* were filed within ${days}:`,
      ...lines.slice(0, MOST).map(told),
      ...(rest > 0 ? [`• and ${rest} more`] : []),
      'See whether one cause is behind them. If so, merge or link them (*More*, *Duplicates and links*), or triage one of them anew.',
    ].join('\n'),
  );
}

function told({ number, summary, link }: PatternLine): string {
  const name = link ? `<${link}|Ticket ${number}>` : `Ticket ${number}`;
  return `• ${name}${summary ? `: ${escapeText(shorten(summary, 120))}` : ''}`;
}
