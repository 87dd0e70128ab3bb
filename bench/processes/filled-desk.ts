import Sqlite from 'better-sqlite3';
import type * as Open from '../../src/db/open.ts';
import { built } from '../built.ts';
import { requestText } from '../corpus.ts';

const { openDatabase } = await built<typeof Open>('db/open.ts');

export const WORKSPACE = 'T0BENCH';

/** Filled in one statement: filing a million one by one would take most of the time, and is B1's matter. */
export async function openFilled(path: string, count: number) {
  await (await openDatabase(path)).close();
  const connection = new Sqlite(path);
  connection.pragma('synchronous = OFF');
  for (const part of ['summary', 'description'] as const) {
    connection.function(`${part}_of`, { deterministic: true }, (n) => requestText(Number(n))[part]);
  }
  connection.exec(fill(count));
  connection.exec(labelSome());
  connection.exec(`insert into tickets_search (tickets_search) values ('rebuild')`);
  connection.close();
  return openDatabase(path);
}

/**
 * One in ten is open: every fifth of these is nobody's, and the rest lie with ten agents; two in three are due, and
 * the filters find one in two to one in seventeen. Ten people ask.
 */
function fill(count: number): string {
  return `
    with recursive serial (n) as (select 1 union all select n + 1 from serial where n < ${count})
    insert into tickets (workspace_id, number, summary, description, requester_id, filed_by_id, door, source_key,
      status, status_before_wait, is_open, owner_id, priority, type, component_id, group_key, next_due_at, is_snoozed,
      filed_at)
    select '${WORKSPACE}', n, summary_of(n), description_of(n),
      'U' || (n / 10 % 10), 'U' || (n / 10 % 10), 'form', 'form:V' || n,
      iif(n % 10 > 0, 'closed', iif(n / 10 % 2 = 0, 'waiting on requester', 'in progress')),
      iif(n % 10 = 0 and n / 10 % 2 = 0, 'in progress', null),
      n % 10 = 0,
      iif(n / 10 % 5 = 0, null, 'UAGENT' || (n / 50 % 10)),
      iif(n / 10 % 3 = 0, 'P1', 'P3'), iif(n / 10 % 7 = 0, 'defect', 'other'),
      n / 10 % 2 + 1, iif(n / 10 % 8 = 0, 'content', null),
      iif(n % 10 = 0 and n / 10 % 13 > 3, 1700000000000 + n * 60000, null),
      n % 10 = 0 and n / 10 % 17 = 0, 1700000000000 + n * 60000
    from serial`;
}

/** Every eighth ticket, open or not, has the label. */
function labelSome(): string {
  return `
    insert into terms (id, workspace_id, kind, name, key) values (1, '${WORKSPACE}', 'label', 'blocked', 'blocked');
    insert into ticket_labels (workspace_id, ticket_id, term_id) select workspace_id, id, 1 from tickets where id % 8 = 0`;
}
