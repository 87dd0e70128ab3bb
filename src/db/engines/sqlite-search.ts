import { type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema/tables.ts';
import { searchWords } from './search-words.ts';

/** As many candidates as other conditions may choose from; a common word has hundreds of thousands. */
const NEWEST = 2_000;

const columns = ['summary', 'description'];
const list = (prefix: string) => columns.map((column) => prefix + column).join(', ');
const remove = `insert into tickets_search (tickets_search, rowid, ${list('')}) values ('delete', old.id, ${list('old.')});`;
const add = `insert into tickets_search (rowid, ${list('')}) values (new.id, ${list('new.')});`;

/** Not in a migration: SQLite changes a table by dropping it, and its triggers go with it. Made sure of at each start. */
export const SEARCH = {
  table: `virtual table tickets_search using fts5 (${list('')}, content = 'tickets', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4')`,
  triggers: [
    `trigger tickets_search_insert after insert on tickets begin ${add} end`,
    `trigger tickets_search_delete after delete on tickets begin ${remove} end`,
    `trigger tickets_search_update after update of ${list('')} on tickets begin ${remove} ${add} end`,
  ],
} as const;

/** FTS5 gives row ids in order, so the newest come without a sort; `in` without a limit would fetch every match. */
export function ticketMatches(tickets: Tables['tickets'], words: readonly string[]): SQL {
  const query = matchQuery(words);
  if (!query) return sql`false`;
  const newest = sql`select rowid from tickets_search where tickets_search match ${query} order by rowid desc limit ${NEWEST}`;
  return sql`${tickets.id} in (${newest})`;
}

export function ticketMatchesAmongFew(tickets: Tables['tickets'], words: readonly string[]): SQL {
  const query = matchQuery(words);
  if (!query) return sql`false`;
  return sql`exists (select 1 from tickets_search where tickets_search match ${query} and rowid = ${tickets.id})`;
}

/** Every word in quotes, or FTS5 would read `-`, `*`, `NEAR` and the like as its language. */
const matchQuery = (words: readonly string[]): string =>
  searchWords(words.join(' '))
    .map((word) => `"${word}"*`)
    .join(' ');
