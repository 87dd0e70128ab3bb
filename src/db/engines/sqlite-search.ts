import { type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema/tables.ts';
import { isBeginning, searchWords, withoutAccents, wordsOf } from './search-words.ts';

/** As many candidates as other conditions may choose from; a common word has hundreds of thousands. */
const NEWEST = 2_000;

const columns = ['summary', 'description'];
const list = (prefix: string) => columns.map((column) => prefix + column).join(', ');
const remove = `insert into tickets_search (tickets_search, rowid, ${list('')}) values ('delete', old.id, ${list('old.')});`;
const add = `insert into tickets_search (rowid, ${list('')}) values (new.id, ${list('new.')});`;
const isIndexed = 'exists (select 1 from tickets_search_docsize where id = old.id)';

/** Not in a migration: SQLite changes a table by dropping it, and its triggers go with it. Made sure of at each start. */
export const SEARCH = {
  table: `virtual table tickets_search using fts5 (${list('')}, content = 'tickets', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* Nd'")`,
  triggers: [
    `trigger tickets_search_delete after delete on tickets when ${isIndexed} begin ${remove} end`,
    `trigger tickets_search_update after update of ${list('')} on tickets when ${isIndexed} begin ${remove} ${add} end`,
  ],
  /**
   * The tickets that are not in the index yet, which are the newest. Once before each commit, since FTS5 writes a
   * piece of index at every savepoint in between, and that costs more than the ticket.
   */
  addNew: `insert into tickets_search (rowid, ${list('')}) select id, ${list('')} from tickets
    where id > (select coalesce(max(id), 0) from tickets_search_docsize) order by id`,
} as const;

/** FTS5 gives row ids in order, so the newest come without a sort; `in` without a limit would fetch every match. */
export function ticketMatches(tickets: Tables['tickets'], words: readonly string[]): SQL {
  const query = matchQuery(words);
  if (!query) return sql`false`;
  const newest = sql`select rowid from tickets_search where tickets_search match ${query} order by rowid desc limit ${NEWEST}`;
  return sql`${tickets.id} in (${newest})`;
}

/** FTS5 would look every match up again for each row. */
export function ticketMatchesAmongFew(tickets: Tables['tickets'], words: readonly string[]): SQL {
  const phrase = searchWords(words.join(' ')).join(' ');
  if (!phrase) return sql`false`;
  return sql`has_words(${tickets.summary} || ' ' || ${tickets.description}, ${phrase})`;
}

/** Every word in quotes, or FTS5 would read `-`, `NEAR`, `AND` and the like as its language. */
const matchQuery = (words: readonly string[]): string =>
  searchWords(words.join(' '))
    .map((word) => `"${word}"${isBeginning(word) ? '*' : ''}`)
    .join(' ');

/** The SQL function of that name: 1 if the text has what `ticketMatches` looks for. */
export function hasWords(text: unknown, phrase: unknown): number {
  const there = wordsOf(caseless(String(text)));
  const isThere = (word: string) =>
    isBeginning(word) ? there.some((one) => one.startsWith(word)) : there.includes(word);
  return Number(caseless(String(phrase)).split(' ').every(isThere));
}

const caseless = (text: string): string => withoutAccents(text).toLowerCase().replaceAll('ς', 'σ');
