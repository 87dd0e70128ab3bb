import Sqlite from 'better-sqlite3';
import { and, desc, eq, or } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/handles.ts';
import { openDatabase } from '../../src/db/open.ts';
import { searchTickets } from '../../src/db/ticket-lists.ts';
import { transact } from '../../src/db/transact.ts';
import { searchWords } from '../../src/domain/ticket/search-words.ts';
import { closedAfterwards, engines, openTestPostgres, openTestSqlite, testFile } from '../support/engines.ts';
import { fileTicket, newTicket } from './ticket-row.ts';

/** Ids, newest first; by the way that looks among all tickets and the one that looks among few, which must agree. */
async function found(db: Database, phrase: string): Promise<number[]> {
  const words = searchWords(phrase);
  const { tickets } = db.tables;
  const [all, few] = await Promise.all(
    [db.engine.ticketMatches(words), db.engine.ticketMatchesAmongFew(words)].map(async (matches) => {
      const rows = await db
        .select({ id: tickets.id })
        .from(tickets)
        .where(and(matches, eq(tickets.workspaceId, 'T1')))
        .orderBy(desc(tickets.id))
        .limit(20);
      return rows.map((row) => row.id);
    }),
  );
  expect(few).toEqual(all);
  return all ?? [];
}

async function fileAll(db: Database, texts: readonly string[]): Promise<void> {
  const { tickets } = db.tables;
  const rows = texts.map((summary) => newTicket({ summary }));
  await transact(db, async (tx) => tx.insert(tickets).values(rows));
}

/** What is one word, what separates, and what is the same letter. */
const CUTTING: ReadonlyArray<
  readonly [why: string, text: string, finds: readonly string[], misses: readonly string[]]
> = [
  ['case does not matter', 'ÉCLAIR Straße ΣΟΦΟΣ', ['éclair', 'STRASSE'.slice(0, 4), 'σοφ'], ['strasse']],
  ['Latin accents do not matter', 'Café naïve señor', ['cafe', 'CAFÉ', 'naive', 'sen\u0303or'], ['kafe']],
  ['other accents do', 'йод', ['йод'], ['иод']],
  ['an underscore separates', 'foo_bar_baz', ['foo', 'bar', 'baz', 'foo_bar'], ['foobar']],
  [
    'an apostrophe separates',
    "O'Brien can’t log in",
    ["o'brien", 'brien', 'can', "can't"],
    ['obrien', 'cant'],
  ],
  ['a hyphen separates', 'e-mail re-sent -12', ['mail', 'e-mail', 'sent', '12'], ['email']],
  [
    'an address is several words',
    'ask jo@example.com at https://x.org/a/path?q=1',
    ['example', 'com', 'path', 'jo@example.com'],
    ['examplecom'],
  ],
  ['a version is several words', 'node 20.19.4 on v2beta', ['20.19', '19', 'v2b'], ['2019']],
  [
    'digits and letters together are one word',
    'ticket A113 0x1F 10km 1e5',
    ['a113', '0x1', '10km', '1e5'],
    ['113', 'km'],
  ],
  [
    'the beginning of a word finds it, not its middle',
    'printers',
    ['pri', 'print', 'printers'],
    ['rinter', 'printersx'],
  ],
  ['one or two ASCII letters are a whole word', 'go to printer', ['go', 'to'], ['pr', 'p', 't']],
  [
    'a run of Chinese or Japanese is one word, found from its start',
    '打印机坏了 プリンタ',
    ['打', '打印', 'プリ'],
    ['印', '坏了'],
  ],
  ['so do fractions, powers and circled digits', 'm²x ½pint ①one', ['x', 'pint', 'one'], ['m²xy']],
  ['emoji separate', 'fire🔥printer🖨️down', ['fire', 'printer', 'down', 'fire🔥'], ['fireprinter']],
  [
    'every word must be there, in any order',
    'the printer is on fire',
    ['fire printer', 'on the'],
    ['fire water'],
  ],
];

describe.each(engines)('%s', (_engine, open) => {
  it('cuts text into words as people expect', async () => {
    const db = await open();
    await fileAll(
      db,
      CUTTING.map(([, text]) => text),
    );
    for (const [i, [why, , finds, misses]] of CUTTING.entries()) {
      for (const phrase of finds) expect(await found(db, phrase), `${why}: ${phrase}`).toContain(i + 1);
      for (const phrase of misses)
        expect(await found(db, phrase), `${why}: not ${phrase}`).not.toContain(i + 1);
    }
  });

  it('follows what changes, in the summary and in the description', async () => {
    const db = await open();
    const { tickets } = db.tables;
    await fileTicket(db, { summary: 'The printer', description: 'is on fire' });
    await fileTicket(db, { summary: 'Fireplace request' });
    expect(await found(db, 'fire')).toEqual([2, 1]);
    expect(await found(db, 'printer fire')).toEqual([1]);
    await transact(db, async (tx) =>
      tx.update(tickets).set({ description: 'is well' }).where(eq(tickets.id, 1)),
    );
    expect(await found(db, 'fire')).toEqual([2]);
    await transact(db, async (tx) => tx.delete(tickets).where(eq(tickets.id, 2)));
    expect(await found(db, 'fire')).toEqual([]);
  });

  it('finds nothing for what has no word in it', async () => {
    const db = await open();
    await fileTicket(db);
    for (const phrase of ['', ' ', '"', '***', "'", '\0', '🔥', '()', '\ud800'])
      expect(await found(db, phrase)).toEqual([]);
  });

  it('keeps to the newest where very many match', async () => {
    const db = await open();
    const rows = Array.from({ length: 2100 }, () => newTicket({ summary: 'printer' }));
    for (let i = 0; i < rows.length; i += 700)
      await transact(db, async (tx) => tx.insert(tx.tables.tickets).values(rows.slice(i, i + 700)));
    expect(await db.$count(db.tables.tickets, db.engine.ticketMatches(['printer']))).toBe(2000);
    expect(await db.$count(db.tables.tickets, db.engine.ticketMatchesAmongFew(['printer']))).toBe(2100);
    expect((await found(db, 'printer'))[0]).toBe(2100);
  });

  it('puts the best matches first, of equals the newest', async () => {
    const db = await open();
    const texts = [
      { summary: 'Lost map on event pages' },
      { summary: 'Map lost' },
      { summary: 'Something else', description: 'the map was lost' },
      { summary: 'Maps are lost' },
      { summary: 'Map, and a word between, lost' },
      { summary: 'Lost map', isSensitive: true },
      { summary: 'A lost map' },
    ];
    for (const text of texts) await fileTicket(db, text);
    const ids = async (seenBy?: string) =>
      (await searchTickets(db, 'T1', 'lost map', seenBy, 20)).map(({ id }) => id);
    expect(await ids()).toEqual([7, 1, 5, 2, 4, 3]);
    expect((await searchTickets(db, 'T1', 'lost map', undefined, 2)).map(({ id }) => id)).toEqual([7, 1]);
    expect(await ids('UNOBODY')).toEqual([]);
  });

  it('F12 takes anything a person can type', { timeout: 60_000 }, async () => {
    const db = await open();
    await fileAll(db, ['can’t login', 'foo-bar', 'NEAR AND OR NOT']);
    const spiteful = fc.constantFrom(
      '"',
      '*',
      "'",
      'NEAR(',
      ' AND ',
      ' OR ',
      ' NOT ',
      '^',
      ':',
      '-',
      '(',
      '\\',
      '\0',
      '\ud800',
      '%',
      '& !',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.oneof(spiteful, fc.constantFrom('foo', 'é', 'e\u0301', '打', '1', '_')),
        maxLength: 30,
      }),
      fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
    );
    const phrases = [
      ...fc.sample(typed, { numRuns: 10_000, seed: 12 }),
      'x'.repeat(100_000),
      'y '.repeat(50_000),
    ];
    for (let i = 0; i < phrases.length; i += 50) {
      const matches = phrases.slice(i, i + 50).map((phrase) => db.engine.ticketMatches(searchWords(phrase)));
      await db.$count(db.tables.tickets, or(...matches));
    }
  });

  it('takes any text to search in', { timeout: 30_000 }, async () => {
    const db = await open();
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 200 }), { numRuns: 500, seed: 3 });
    await fileAll(
      db,
      texts.map((text) => text.replaceAll('\0', '')),
    );
    await fileTicket(db, { description: `${'long '.repeat(60_000)} end` });
    await fileTicket(db, { description: 'w'.repeat(40_000) });
    expect(await found(db, 'long')).toHaveLength(1);
  });
});

it('looks for the beginnings of words one by one where there are very many tickets', async () => {
  const path = testFile();
  const connection = new Sqlite(path);
  connection.exec(fillWith(20_100));
  connection.close();
  const db = closedAfterwards(await openDatabase(path));
  await fileAll(db, ['Printers', 'printing press', 'The Éclair printer', 'w30x']);
  const newest = 20_104;
  expect((await found(db, 'print')).slice(0, 3)).toEqual([newest - 1, newest - 2, newest - 3]);
  expect((await found(db, 'printer')).slice(0, 2)).toEqual([newest - 1, newest - 3]);
  expect(await found(db, 'printers')).toEqual([newest - 3]);
  expect(await found(db, 'PRINT éclai')).toEqual([newest - 1]);
  expect(await found(db, 'unheard')).toEqual([]);
  const matching = (word: string) => db.$count(db.tables.tickets, db.engine.ticketMatches(searchWords(word)));
  // So many have the word itself that nobody looks for what begins with it.
  expect(await matching('page')).toBe(2000);
  const enough = db.engine.ticketMatches(searchWords('print'), { most: 9, enough: 1 });
  expect(await db.$count(db.tables.tickets, enough)).toBe(3);
  const whole = db.engine.ticketMatches(searchWords('printer'), { most: 9, enough: 1 });
  expect(await db.$count(db.tables.tickets, whole)).toBe(1);
  // Hundreds of words begin so, and this very one has one ticket.
  expect(await matching('w30')).toBe(1);
  expect(await matching('w305')).toBe(11);
});

/** Each has a word that no other has. */
const fillWith = (count: number): string => `
  with recursive serial (n) as (select 1 union all select n + 1 from serial where n < ${count})
  insert into tickets (workspace_id, number, summary, description, requester_id, filed_by_id, door, source_key, status,
    is_open, filed_at)
  select 'T1', -n, 'page w' || n, '', 'U1', 'U1', 'form', 'form:V' || n, 'new', 1, n from serial`;

it('is the same on both engines, for words from many places', { timeout: 30_000 }, async () => {
  const [sqlite, postgres] = [await openTestSqlite(), await openTestPostgres()];
  const piece = fc.constantFrom(
    ...[
      'print',
      'printer',
      'Pri',
      'é',
      'e\u0301',
      'É',
      'ß',
      '1',
      '20',
      '3.5',
      '_',
      '-',
      '.',
      ' ',
      ' ',
      '’',
      "'",
      '@',
    ],
    ...[
      '/',
      ':',
      '#',
      '打印',
      'プ',
      'й',
      'Ω',
      '🔥',
      '—',
      '…',
      '½',
      '²',
      '€',
      '%',
      '\n',
      '\u00a0',
      'a',
      'x1',
      '·',
      '～',
    ],
  );
  const text = fc.string({ unit: piece, minLength: 1, maxLength: 12 });
  const texts = fc.sample(text, { numRuns: 300, seed: 5 });
  const phrases = [...fc.sample(text, { numRuns: 200, seed: 6 }), ...texts.slice(0, 100)];
  for (const db of [sqlite, postgres]) await fileAll(db, texts);
  for (const phrase of phrases)
    expect(await found(postgres, phrase), phrase).toEqual(await found(sqlite, phrase));
});
