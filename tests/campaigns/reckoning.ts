import Sqlite from 'better-sqlite3';
import type { EmbeddedSlack } from '../../sandbox/server/index.ts';
import type { Message } from '../../sandbox/server/protocol.ts';
import { STORM_DECLARE } from '../../src/views/incident/storm.ts';
import { INPUT_KINDS, type Input, type InputKind } from './inputs.ts';

/** What a campaign came to: the database and Slack's ledger, held against what people did. */
export interface Reckoning {
  readonly inputs: Readonly<Record<InputKind, { readonly done: number; readonly acked: number }>>;
  /** Acknowledged, and without their effect. */
  readonly lost: readonly string[];
  /** With more than one effect, or Slack holds a message twice. */
  readonly doubled: readonly string[];
  readonly tickets: number;
  readonly posts: number;
  readonly dead: readonly string[];
  readonly integrity: string;
}

export function waitingIn(database: string): number {
  return read(database, (db) => {
    const count = (sql: string) => Number(db.prepare(sql).pluck().get());
    return (
      count('select count(*) from outbox where is_waiting = 1') +
      count("select count(*) from inbox where state = 'open'")
    );
  });
}

export function reckon(slack: EmbeddedSlack, database: string, inputs: readonly Input[]): Reckoning {
  return read(database, (db) => {
    const faults = inputs.map((input) => ({ input, counts: effectsOf(slack, db, input) }));
    const lost = faults.filter(({ input, counts }) => input.isAcked && counts.some(({ n }) => n === 0));
    const doubled = faults.filter(({ counts }) => counts.some(({ n }) => n > 1));
    const told = ({ input, counts }: (typeof faults)[number]) =>
      `${input.kind} ${input.mark}: ${counts.map(({ what, n }) => `${what} ${n}`).join(', ')}`;
    return {
      inputs: countKinds(inputs),
      lost: lost.map(told),
      doubled: [...doubled.map(told), ...doublePosts(slack, db), ...doubleSources(db)],
      tickets: Number(db.prepare('select count(*) from tickets').pluck().get()),
      posts: slack.ledger.calls('chat.postMessage').filter((call) => call.ok).length,
      dead: deadLetters(db),
      integrity: `${db.pragma('integrity_check', { simple: true })}, ${(db.pragma('foreign_key_check') as unknown[]).length} broken keys`,
    };
  });
}

function read<T>(database: string, look: (db: Sqlite.Database) => T): T {
  const db = new Sqlite(database, { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

interface Count {
  readonly what: string;
  readonly n: number;
}

/** How often each effect of an input is there; once is right. */
function effectsOf(slack: EmbeddedSlack, db: Sqlite.Database, { kind, mark }: Input): Count[] {
  const like = `%${mark}%`;
  const rows = (sql: string) => Number(db.prepare(sql).pluck().get(like));
  const isTriage = (channel: string) => channel === slack.channel('desk-triage').id;
  const posts = slack.ledger.messages().filter((message) => JSON.stringify(message).includes(mark));
  const triage = posts.filter((message) => isTriage(message.channel));
  const cards = triage.filter((message) => !message.threadTs && !isStorm(message));
  const records = triage.filter((message) => message.threadTs && message.files.length === 0);
  const outside = posts.filter((message) => !isTriage(message.channel) && !message.ephemeralFor);
  const ticket = { what: 'tickets', n: rows('select count(*) from tickets where summary like ?') };
  const said = { what: 'messages', n: rows('select count(*) from messages where text like ?') };
  switch (kind) {
    case 'request with file':
      return [
        ticket,
        { what: 'cards', n: cards.length },
        { what: 'files', n: triage.filter((message) => message.files.length > 0).length },
      ];
    case 'request message':
    case 'form':
    case 'reaction':
      return [
        ticket,
        { what: 'cards', n: cards.length },
        { what: 'acknowledgements', n: outside.filter(isAcknowledgement).length },
      ];
    case 'requester reply':
      return [said, { what: 'copies', n: records.length }];
    case 'staff reply':
    case 'resolve':
      return [said, { what: 'answers', n: outside.length }, { what: 'records', n: records.length }];
  }
}

/** The suggestion to make one incident of similar tickets names them as well (INC-12). */
const isStorm = ({ blocks }: Message): boolean => JSON.stringify(blocks ?? []).includes(STORM_DECLARE);

/** Others name the ticket as well, such as what its owner is told when it is opened again. */
const isAcknowledgement = (message: Message): boolean => /is with the desk|filed this for/.test(message.text);

/** Every message Slack accepted, by the key it carries and by what it says where. */
function doublePosts(slack: EmbeddedSlack, db: Sqlite.Database): string[] {
  const accepted = slack.ledger.calls('chat.postMessage').filter((call) => call.ok);
  const byKey = accepted.map((call) => `key ${JSON.stringify(call.args.metadata)}`);
  const byWords = accepted.map(
    ({ args }) => `words ${JSON.stringify([args.channel, args.thread_ts, args.text, args.blocks])}`,
  );
  return [...repeated(byKey), ...repeated(byWords, (words) => reopeningsIn(db, words))];
}

/** A ticket that was opened again several times is told of in the same words as often. */
function reopeningsIn(db: Sqlite.Database, words: string): number {
  const number = /opened ticket (\d+) again|Ticket (\d+) is open again/.exec(words)?.slice(1).find(Boolean);
  const sql = `select count(*) from ticket_events join tickets on tickets.id = ticket_id
    where number = ? and kind = 'reopened'`;
  return number ? Number(db.prepare(sql).pluck().get(Number(number))) : 1;
}

function doubleSources(db: Sqlite.Database): string[] {
  const sql = 'select source_key from tickets group by workspace_id, source_key having count(*) > 1';
  return db
    .prepare(sql)
    .pluck()
    .all()
    .map((key) => `two tickets of ${key}`);
}

/** Those that are there more often than they may. */
function repeated(list: readonly string[], may: (one: string) => number = () => 1): string[] {
  const seen = new Map<string, number>();
  for (const one of list) seen.set(one, (seen.get(one) ?? 0) + 1);
  return [...seen].filter(([one, count]) => count > may(one)).map(([one]) => one);
}

function deadLetters(db: Sqlite.Database): string[] {
  const out = db.prepare("select delivery || ' ' || problem from outbox where state = 'dead'").pluck().all();
  const inside = db.prepare("select dedupe_key from inbox where state = 'dead'").pluck().all();
  return [...out, ...inside].map(String);
}

function countKinds(inputs: readonly Input[]): Reckoning['inputs'] {
  const entries = INPUT_KINDS.map((kind) => {
    const these = inputs.filter((input) => input.kind === kind);
    return [kind, { done: these.length, acked: these.filter(({ isAcked }) => isAcked).length }] as const;
  });
  return Object.fromEntries(entries) as Reckoning['inputs'];
}
