import type { Journaled, JournaledNote, Unfiled } from '../../domain/incident/journal.ts';
import { noteNotFiledWords, notFiledWords } from '../../domain/incident/journal-words.ts';
import type { Destination, Effect } from '../../domain/parcel.ts';
import { isOfMachine } from '../../domain/people/machine.ts';
import { knowPeople } from '../desk/know-people.ts';
import type { Desk } from '../desk.ts';
import type { Carrier } from '../outbox/deliver-outbox.ts';
import type { Known } from './journal.ts';

type From = Pick<Journaled, 'key' | 'atMs'>;

/** What is asked of Slack by hand for an entry of the journal; asked again, it is found and not done twice. */
export const effectOf = ({ key, atMs }: From, step: string): Effect => ({
  key: `${key}:${step}`,
  isUnclear: true,
  since: new Date(atMs),
  isUrgent: true,
});

/** Somebody the desk has never seen declared it; it is filed at the next look. */
export async function lookUpDeclarer(
  desk: Desk,
  workspaceId: string,
  carry: Carrier,
  entry: Journaled,
  personId: string,
): Promise<void> {
  const found = await carry({ kind: 'person.read', personId }, effectOf(entry, 'look-up'));
  if (found.is !== 'answered' || found.answer.of !== 'people') return;
  await knowPeople(desk, workspaceId, found.answer.people);
}

/** In its room, or to whoever declared it. */
export async function sayNotFiled(
  carry: Carrier,
  known: Known,
  { entry, room }: Unfiled,
  why: string,
): Promise<void> {
  const to = room ? inChannel(room.channelId) : whoeverDeclared(entry, known);
  if (to) await carry({ kind: 'words', to, words: notFiledWords(why) }, effectOf(entry, 'not-filed'));
}

/** Whoever is at a machine reads no Slack under that name. */
const whoeverDeclared = ({ personId }: Journaled, known: Known): Destination | null =>
  isOfMachine(personId) ? amongHeadlines(known) : { personId };

export async function sayNoteNotFiled(
  carry: Carrier,
  known: Known,
  note: JournaledNote,
  why: string,
): Promise<void> {
  const to = amongHeadlines(known);
  if (to)
    await carry({ kind: 'words', to, words: noteNotFiledWords(note, why) }, effectOf(note, 'not-filed'));
}

const amongHeadlines = ({ incidentsChannelId }: Known): Destination | null =>
  incidentsChannelId ? inChannel(incidentsChannelId) : null;

const inChannel = (channelId: string): Destination => ({ channelId, threadTs: null });
