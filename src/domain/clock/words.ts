import { dateToken } from '../message/dates.ts';
import { listSome } from '../message/list-some.ts';
import { escapeText, shorten } from '../message/slack-text.ts';
import { internalWords, type Words } from '../message/words.ts';
import { BREACH, type Level, WARNING } from './alarm.ts';
import type { ClockName } from './target.ts';

/** The desk's sentences about its clocks, for staff: what is due when, and what has not happened (W-1). */

/** One clock of one ticket of which somebody is to hear. */
export interface Tiding {
  readonly number: number;
  /** null where it stays out of sight. */
  readonly summary: string | null;
  readonly owner: string | null;
  readonly link: string | undefined;
  readonly clock: ClockName;
  readonly level: Level;
  readonly dueAt: Date;
  /** It goes to whoever has the ticket. */
  readonly isYours: boolean;
}

const MISSING: Record<ClockName, string> = {
  'first response': 'nobody has answered yet',
  'next response': 'the requester wrote again and has no answer yet',
  resolution: 'it is not resolved',
};

/** “First response due 11:30; nobody has answered yet.” Each step of the ladder says which it is. */
function whatIsDue({ clock, level, dueAt }: Tiding): string {
  const was = level === WARNING ? 'due' : 'was due';
  const again = level > BREACH ? ` Reminder ${level - BREACH}.` : '';
  return `${clock} ${was} ${dateToken(dueAt)}; ${MISSING[clock]}.${again}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** To a person: which ticket, whose it is, and where it is. */
export function clockWords(tidings: readonly Tiding[]): Words {
  const [first, ...others] = tidings;
  if (first && others.length === 0) {
    const set = first.level === WARNING ? 'why' : 'why-or-declare';
    const buttons = { set, value: String(first.number) } as const;
    return internalWords(`${first.level === WARNING ? '' : '⚠️ '}${lineOf(first)}`, { buttons });
  }
  const shown = tidings.slice(0, MOST_LINES).map((tiding) => `• ${lineOf(tiding)}`);
  const more = tidings.length > shown.length ? [`• and ${tidings.length - shown.length} more`] : [];
  const head = `⚠️ ${tidings.length} clocks want somebody. \`/ticket why\` and a number shows the reckoning.`;
  return internalWords([head, ...shown, ...more].join('\n'));
}

const MOST_LINES = 10;

function lineOf(tiding: Tiding): string {
  const { number, summary, owner, link, isYours } = tiding;
  const about = summary === null ? '' : ` “${escapeText(shorten(summary, 80))}”`;
  const whose = isYours ? '' : owner ? ` ${escapeText(owner)} has it.` : ' Nobody has it.';
  const open = link ? ` <${link}|Open the card>.` : '';
  return `Ticket ${number}${about}: ${whatIsDue(tiding)}${whose}${open}`;
}

interface Heard {
  /** Mentioned, since it is their turn. */
  readonly ownerId: string | null;
  /** Named, since they hear of it elsewhere. */
  readonly told: readonly string[];
  /** What nobody is, who ought to hear of it. */
  readonly nobodyIs: readonly string[];
}

/** Under the card. */
export function clockWordsInThread(tidings: readonly Tiding[], { ownerId, told, nobodyIs }: Heard): Words {
  const isOwned = tidings.some(({ owner }) => owner !== null);
  const who = ownerId ? `<@${ownerId}> ` : isOwned ? '' : 'Nobody has this ticket. ';
  const due = tidings.map((tiding) => capital(whatIsDue(tiding))).join(' ');
  const names = listSome(told.map(escapeText)).replace(/, ([^,]*)$/, ' and $1');
  const heard = names ? ` ${names} ${told.length > 1 ? 'hear' : 'hears'} of it too.` : '';
  const unset = nobodyIs.length > 0 ? ` Nobody is set as ${nobodyIs.join(' or ')}: \`/desk setup\`.` : '';
  const set = tidings.some(({ level }) => level !== WARNING) ? 'why-or-declare' : 'why';
  const buttons = { set, value: String(tidings[0]?.number) } as const;
  return internalWords(`⚠️ ${who}${due}${heard}${unset}`, { buttons });
}
