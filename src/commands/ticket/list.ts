import { closest } from 'fastest-levenshtein';
import type { QueueFrom } from '../../db/queues.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import {
  type Cut,
  FILTER_WORDS,
  type List,
  type QueuePlace,
  type QueueWanted,
  readPlace,
  readQueue,
  SOON_HOURS,
  writePlace,
  writeQueue,
} from '../../domain/ticket/queue.ts';
import { readSaving, withViews } from '../../domain/ticket/saved-view.ts';
import { listFor, type Page, readQueueNames } from '../../services/ticket/list-tickets.ts';
import { readViews } from '../../services/ticket/saved-views.ts';
import type { Drawn } from '../../views/blocks.ts';
import { ticketList, ticketListModal } from '../../views/ticket/list.ts';
import { plainAnswer } from '../../views/words.ts';
import { type Asked, type AskedByButton, openView } from '../asked.ts';
import { listUnfiled } from '../import/unfiled.ts';
import { isNear, type Verb } from '../verbs.ts';
import { openNewTicket } from './new-ticket.ts';
import { drawViews, saveList } from './saved-views.ts';

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

const CUTS: Record<Cut, string> = {
  due: 'due next',
  overdue: 'overdue',
  breaching: `overdue or due within ${SOON_HOURS} hours`,
  waiting: 'waiting on requester',
  snoozed: 'snoozed',
};

export const listVerb: Verb = {
  usage: 'list',
  summary: 'your tickets and whose turn each is',
  staffSummary:
    'what is open, due next first; narrow it with mine, unassigned, due, overdue, breaching, waiting, snoozed, p1, defect, component:search, label:blocked, group:desk, organisation:eastbrook, or words it has; end with `save as night` to keep the list. `unfiled #channel` shows messages that became no ticket',
  action: 'ticket.file',
  run: (asked, words) =>
    words[0]?.toLowerCase() === 'unfiled'
      ? listUnfiled(asked, asSpelled(asked.text))
      : answerList(asked, words),
};

/** What comes after `list unfiled`, with the ids Slack puts for names. */
const asSpelled = (text: string): string => text.trim().split(/\s+/).slice(2).join(' ');

async function answerList(asked: Asked, words: readonly string[]): Promise<Drawn> {
  const [first = ''] = words;
  if (words.length === 1 && first.toLowerCase() === 'views') return drawViews(asked);
  const saving = readSaving(words);
  const views = await readViews(asked.desk, asked.caller);
  const names = await readQueueNames(asked.desk, asked.caller);
  const read = readQueue(withViews(saving?.words ?? words, views), names);
  if ('fault' in read) return noFilter(read.fault.word, read.fault.known);
  if ('clash' in read) {
    const { before, word } = read.clash;
    return plainAnswer(`No ticket is both ${code(before)} and ${code(word)}. Leave one of them out.`);
  }
  const [slip] = read.loose.length === 1 ? read.loose : [];
  const meant =
    slip && closest(slip.toLowerCase(), [...FILTER_WORDS, 'unfiled', ...views.map(({ name }) => name)]);
  if (slip && meant && isNear(slip.toLowerCase(), meant)) return noFilter(slip, [meant]);
  return saving ? saveList(asked, saving, read.wanted, names) : drawList(asked, read.wanted);
}

/** A word that is no filter offers the nearest, and how to look for the word itself. */
function noFilter(word: string, known: readonly string[]): Drawn {
  const near = known.length > 0 ? closest(word.toLowerCase(), [...known]) : undefined;
  const offer = near ? `Did you mean \`/ticket list ${near}\`? ` : '';
  return plainAnswer(
    `Nothing was listed: ${code(word)} is no filter. ${offer}To look for the word itself, put it in quotes.`,
  );
}

const code = (word: string): string => `\`${escapeText(word.replaceAll('`', ''))}\``;

async function drawList({ desk, caller }: Asked, wanted: QueueWanted, from?: QueueFrom): Promise<Drawn> {
  const page = await listFor(desk, caller, wanted, from);
  const narrowing = narrowed(wanted);
  const title = [TITLES[page.list], ...narrowing].join(', ');
  return ticketList({
    title,
    lines: page.lines,
    as: page.as,
    ...pagesOf(page, wanted),
    isCutShort: page.isCutShort,
    empty: narrowing.length > 0 ? `${title}: none. ${wayOn(wanted)}` : EMPTY[page.list],
    missed: wanted.text ?? null,
  });
}

const wayOn = ({ text }: QueueWanted): string =>
  text === undefined
    ? '`/ticket list` shows all.'
    : '*Search all* looks for these words without what narrows it, in closed tickets too.';

function narrowed({
  cut,
  priority,
  type,
  component,
  labels = [],
  group,
  organisation,
  text,
}: QueueWanted): string[] {
  const words = [
    cut && CUTS[cut],
    priority,
    type,
    component,
    ...labels,
    group && `group ${group}`,
    organisation && `organisation ${organisation}`,
    text && `with “${text}”`,
  ];
  return words.filter((word) => word !== undefined && word !== '').map((word) => escapeText(String(word)));
}

function pagesOf({ next, previous }: Page, wanted: QueueWanted) {
  const value = (place: QueuePlace | null) => place && `${writePlace(place)} ${writeQueue(wanted)}`;
  return { next: value(next), previous: value(previous) };
}

/** Another page takes the place of this one. */
const turnTo = (direction: QueueFrom['direction']) => async (asked: AskedByButton) => {
  const [written = '', ...words] = asked.value.split(' ');
  const place = readPlace(written);
  const read = readQueue(words, await readQueueNames(asked.desk, asked.caller));
  // A component may have gone since the page was drawn.
  if ('wanted' in read && place)
    await asked.replace(await drawList(asked, read.wanted, { place, direction }));
  else await asked.replace(await answerList(asked, words));
};

export const pressNext = turnTo('next');
export const pressPrevious = turnTo('previous');

/** All of a list of App Home. */
export async function pressHomeList(asked: AskedByButton): Promise<void> {
  const list = await answerList(asked, asked.value.split(' '));
  await openView(asked, ticketListModal(list));
}

/** Nothing had the words: they become a ticket. */
export const pressFileWords = (asked: AskedByButton): Promise<void> =>
  openNewTicket(asked, null, asked.value);
