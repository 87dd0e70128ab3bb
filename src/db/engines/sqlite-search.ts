import { type SQL, sql } from 'drizzle-orm';
import { caseless, isBeginning, searchWords, wordsOf } from '../../domain/ticket/search-words.ts';
import type { Newest } from '../handles.ts';
import type { Tables } from '../schema/tables.ts';

/** As many candidates as other conditions may choose from; a common word has hundreds of thousands. */
const NEWEST: Newest = { most: 2_000, enough: 2_000 };

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
export function ticketMatches(
  tickets: Tables['tickets'],
  words: readonly string[],
  { most, enough }: Newest = NEWEST,
): SQL {
  const query = matchQuery(searchWords(words.join(' ')), enough);
  if (!query) return sql`false`;
  const newest = sql`select rowid from tickets_search where tickets_search match ${query} order by rowid desc limit ${number(most)}`;
  return sql`${tickets.id} in (${newest})`;
}

/** FTS5 would look every match up again for each row. */
export function ticketMatchesAmongFew(tickets: Tables['tickets'], words: readonly string[]): SQL {
  const phrase = searchWords(words.join(' ')).join(' ');
  if (!phrase) return sql`false`;
  return sql`has_words(${tickets.summary} || ' ' || ${tickets.description}, ${phrase})`;
}

/** The words in the index, as a table for this connection alone. FTS5 does not look for the index before it is read. */
export const CREATE_WORD_LIST = `create virtual table temp.search_words using fts5vocab (main, tickets_search, instance)`;

/** Up to here FTS5 may gather every ticket with a word that begins so, which takes longer the more there are. */
const FEW_TICKETS = 20_000;

/** Beyond, so many words that begin so are looked for one by one: where there are more, the word itself alone. */
const MOST_BEGUN = 24;

/** In FTS5's language, every word in quotes, or it would read `-`, `NEAR`, `AND` and the like as its own. */
function matchQuery(words: readonly string[], enough: number): SQL | undefined {
  if (words.length === 0) return undefined;
  const whole = words.map((word) => `"${word}"`).join(' ');
  if (!words.some(isBeginning)) return sql`${whole}`;
  const begun = words.map((word) => `"${word}"${isBeginning(word) ? '*' : ''}`).join(' ');
  const oneByOne = words.map((word) => (isBeginning(word) ? beginning(word) : sql`${`"${word}"`}`));
  const isFew = sql`(select coalesce(max(id), 0) from tickets_search_docsize) <= ${number(FEW_TICKETS)}`;
  const some = sql`(select 1 from tickets_search where tickets_search match ${whole} limit ${number(enough)})`;
  return sql`(case when ${isFew} then ${begun} when (select count(*) from ${some}) = ${number(enough)} then ${whole}
    else ${sql.join(oneByOne, sql` || ' AND ' || `)} end)`;
}

/** In the text and not bound, since a bound limit has SQLite prepare the statement anew each time. */
const number = (value: number): SQL => sql.raw(String(value));

/** Steps from word to word of the index: a blank comes before every letter, so `word || ' '` begins after the word. */
function beginning(word: string): SQL {
  const start = caseless(word);
  const end = `${start}\u{10ffff}`;
  const first = (from: SQL) =>
    sql`(select term from search_words where term >= ${from} and term < ${end} limit 1)`;
  const begun = sql`with recursive begun (word, nth) as (
    select ${first(sql`${start}`)}, 1
    union all
    select ${first(sql`word || ' '`)}, nth + 1 from begun where word is not null and nth <= ${number(MOST_BEGUN)})
    select iif(count(*) > ${number(MOST_BEGUN)}, '', coalesce(group_concat(' OR "' || word || '"', ''), ''))
    from begun where word is not null`;
  return sql`${`("${word}"`} || (${begun}) || ')'`;
}

/** The SQL function of that name: 1 if the text has what `ticketMatches` looks for. */
export function hasWords(text: unknown, phrase: unknown): number {
  const there = wordsOf(caseless(String(text)));
  const isThere = (word: string) =>
    isBeginning(word) ? there.some((one) => one.startsWith(word)) : there.includes(word);
  return Number(caseless(String(phrase)).split(' ').every(isThere));
}
