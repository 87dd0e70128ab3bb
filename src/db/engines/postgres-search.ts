import { type SQL, sql } from 'drizzle-orm';
import { isBeginning, searchWords } from '../../domain/ticket/search-words.ts';
import type { Newest } from '../handles.ts';

/** As SQLite's engine has it. */
const NEWEST: Pick<Newest, 'most'> = { most: 2_000 };

/** As much of a ticket as is searched: PostgreSQL takes no index entry of more than a megabyte. */
const LONGEST_TEXT = 100_000;

/**
 * What is neither letter nor decimal digit, named and not left to `[[:alnum:]]`, which depends on the database's
 * locale: ASCII, Latin-1, general punctuation to symbols, CJK punctuation and half-width forms, emoji.
 */
const SEPARATORS = [
  String.raw`\u0001-/:-@[-\`{-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7`,
  String.raw`\u2000-\u20cf\u2150-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3007-\u3030\u303d-\u303f\u30fb\u3190-\u319f`,
  String.raw`\u3200-\u33ff\ufe00-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufff0-\uffff`,
  String.raw`\U0001f000-\U0001faff`,
].join('');

/** The parser is given words only; by itself it takes addresses, paths and versions for one word, and FTS5 does not. */
function vector(summary: string, description: string): string {
  const text = `normalize(left(${summary} || ' ' || ${description}, ${LONGEST_TEXT}), NFD)`;
  // `withoutAccents`, in SQL.
  const plain = String.raw`normalize(regexp_replace(${text}, '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'), NFC)`;
  return `to_tsvector('simple', regexp_replace(${plain}, '[${SEPARATORS}]+', ' ', 'g'))`;
}

/** Needs another name when the expression changes. */
const WORDS = 'search_words_1';

/**
 * Kept with each ticket, since working it out for a thousand takes a tenth of a second: a common word is looked for
 * ticket by ticket, a rare one by the index. Not in a migration, and none of drizzle's business: nobody reads it.
 */
export const SEARCH = {
  table: 'tickets',
  column: WORDS,
  create: [
    `alter table tickets add column ${WORDS} tsvector generated always as (${vector('summary', 'description')}) stored`,
    `create index tickets_${WORDS} on tickets using gin (${WORDS})`,
    // As a version before this one kept it.
    'drop index if exists tickets_search_1',
    // Without statistics of the words every word is taken for a rare one.
    `analyze tickets (${WORDS})`,
  ],
} as const;

export function ticketMatches(words: readonly string[], { most }: Pick<Newest, 'most'> = NEWEST): SQL {
  const query = matchQuery(words);
  if (!query) return sql`false`;
  const matching = sql`t.${sql.identifier(WORDS)} @@ to_tsquery('simple', ${query})`;
  return sql`"tickets"."id" in (select t.id from tickets t where ${matching} order by t.id desc limit ${most})`;
}

export function ticketMatchesAmongFew(words: readonly string[]): SQL {
  const query = matchQuery(words);
  if (!query) return sql`false`;
  const matching = sql`t.${sql.identifier(WORDS)} @@ to_tsquery('simple', ${query})`;
  // What is called tickets may be a window on them, without this column.
  return sql`exists (select 1 from tickets t where t.id = "tickets"."id" and ${matching})`;
}

const matchQuery = (words: readonly string[]): string =>
  searchWords(words.join(' '))
    .map((word) => `'${word}'${isBeginning(word) ? ':*' : ''}`)
    .join(' & ');
