import { searchFor } from '../../services/ticket/list-tickets.ts';
import { readTicket } from '../../services/ticket/read-ticket.ts';
import type { Drawn } from '../../views/blocks.ts';
import { searchResult } from '../../views/ticket/list.ts';
import { ticketModal, ticketStory } from '../../views/ticket/show.ts';
import { type Asked, type AskedByButton, openView, type Triggered } from '../asked.ts';
import { ticketNumber, type Verb } from '../verbs.ts';

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

/** A ticket for one pair of eyes. */
export async function openTicket(asked: Triggered, number: number): Promise<void> {
  const story = await readTicket(asked.desk, asked.caller, number);
  await openView(asked, ticketModal({ ...story, description: story.ticket.description }));
}

/** *Open* beside a line of a list or App Home. */
export const pressOpen = (asked: AskedByButton): Promise<void> => openTicket(asked, Number(asked.value));

export const searchVerb: Verb = {
  usage: 'search lost map',
  summary: 'tickets with these words, the best matches first',
  action: 'ticket.file',
  run({ desk, caller }, words) {
    if (words.length === 0) return undefined;
    return search({ desk, caller }, words.join(' '));
  },
};

async function search({ desk, caller }: Pick<Asked, 'desk' | 'caller'>, phrase: string): Promise<Drawn> {
  const { lines, as } = await searchFor(desk, caller, phrase);
  return searchResult(phrase, lines, as);
}

/** *Search all*, where a narrowed list had nothing with the words. */
export const pressSearchAll = async (asked: AskedByButton): Promise<void> =>
  asked.replace(await search(asked, asked.value));
