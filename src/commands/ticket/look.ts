import { type List, type QueueWanted, readQueue, writeQueue } from '../../domain/ticket/queue.ts';
import { listFor, readTicket, searchFor } from '../../services/ticket/read-ticket.ts';
import type { Drawn } from '../../views/blocks.ts';
import { searchResult, ticketList } from '../../views/ticket/list.ts';
import { ticketStory } from '../../views/ticket/show.ts';
import type { Asked, AskedByButton } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

const TITLES: Record<List, string> = {
  own: 'Your tickets',
  mine: 'My queue',
  unassigned: 'Unassigned',
  open: 'Open tickets',
};

const EMPTY: Record<List, string> = {
  own: 'You have no tickets. `/ticket` and a few words file one.',
  mine: 'You have no open tickets. `/ticket list unassigned` shows who waits.',
  unassigned: 'Nobody waits for an owner.',
  open: 'No open tickets. All is well.',
};

export const listVerb: Verb = {
  usage: 'list',
  summary: 'your tickets and whose turn each is',
  staffSummary: 'what is open; narrow it with own, mine, unassigned, waiting, p1, defect, component:search',
  action: 'ticket.file',
  run(asked, words) {
    const wanted = readQueue(words);
    return wanted && drawList(asked, wanted);
  },
};

async function drawList({ desk, caller }: Asked, wanted: QueueWanted, below?: number): Promise<Drawn> {
  const page = await listFor(desk, caller, wanted, below);
  const { list: _list, ...narrowed } = wanted;
  const narrowing = Object.values(narrowed);
  return ticketList({
    title: [TITLES[page.list], ...narrowing].join(', '),
    lines: page.lines,
    as: page.as,
    older: page.below === null ? null : `${page.below} ${writeQueue(wanted).join(' ')}`,
    empty:
      narrowing.length > 0
        ? `${TITLES[page.list]}, ${narrowing.join(', ')}: none. \`/ticket list\` shows all.`
        : EMPTY[page.list],
  });
}

/** The next page takes the place of this one. */
export async function pressOlder(asked: AskedByButton): Promise<void> {
  const [below, ...words] = asked.value.split(' ');
  const wanted = readQueue(words.filter(Boolean));
  if (wanted) await asked.replace(await drawList(asked, wanted, Number(below)));
}

export const showVerb: Verb = {
  usage: 'show 142',
  summary: 'where it stands and what was said',
  action: 'ticket.see',
  run({ desk, caller }, words) {
    const number = ticketNumber(words);
    if (number === undefined || words.length > 1) return undefined;
    return readTicket(desk, caller, number).then((story) =>
      ticketStory({ ...story, description: story.ticket.description }),
    );
  },
};

export const searchVerb: Verb = {
  usage: 'search lost map',
  summary: 'tickets with these words',
  action: 'ticket.file',
  run({ desk, caller }, words) {
    if (words.length === 0) return undefined;
    const phrase = words.join(' ');
    return searchFor(desk, caller, phrase).then(({ lines, as }) => searchResult(phrase, lines, as));
  },
};
