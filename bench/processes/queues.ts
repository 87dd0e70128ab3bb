import Sqlite from 'better-sqlite3';
import type * as Open from '../../src/db/open.ts';
import type { QueueFilter } from '../../src/db/queue-plan.ts';
import type * as QueuesModule from '../../src/db/queues.ts';
import { built } from '../built.ts';
import { answerParent, settingsOf } from './parent.ts';

/** Desks of two sizes, and the queues people page through in them. */
export type Queues = typeof methods;

const { openDatabase } = await built<typeof Open>('db/open.ts');
const { listQueue } = await built<typeof QueuesModule>('db/queues.ts');

const { folder, few, many } = settingsOf<{ folder: string; few: number; many: number }>();
const WORKSPACE = 'T0BENCH';
const PAGE = 50;
/** Page after page, or the clock would measure itself. */
const PAGES = 200;

/** The lists and filters of `/ticket list` and App Home, and the mixtures in which few are what is looked for. */
export const FILTERS = {
  own: { requesterId: 'U7' },
  'own waiting': { requesterId: 'U8', isWaiting: true },
  open: {},
  breaching: { isDue: true },
  mine: { ownerId: 'UAGENT3', isSnoozed: false },
  unassigned: { ownerId: null, isSnoozed: false },
  waiting: { isWaiting: true },
  snoozed: { isSnoozed: true },
  p1: { priority: 'P1' },
  'type:defect': { type: 'defect' },
  'component:search': { componentId: 1 },
  'label:blocked': { labelIds: [1] },
  'p1 label:blocked': { labelIds: [1], priority: 'P1' },
  'group:content': { groupKey: 'content' },
  'unassigned p1': { ownerId: null, priority: 'P1', isSnoozed: false },
  'p1 waiting component:search': { priority: 'P1', isWaiting: true, componentId: 1 },
} as const satisfies Record<string, QueueFilter>;

const desks = { few: await makeDesk('few', few), many: await makeDesk('many', many) };

export type List = keyof typeof FILTERS;

const methods = {
  async lists(): Promise<List[]> {
    return Object.keys(FILTERS) as List[];
  },
  /** Microseconds for a page, the middle of many. */
  async page({ desk, list }: { desk: keyof typeof desks; list: List }): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < PAGES; i++) {
      const since = performance.now();
      const page = await listQueue(desks[desk], WORKSPACE, FILTERS[list], PAGE);
      times.push((performance.now() - since) * 1000);
      if (page.tickets.length !== PAGE)
        throw new Error(`${list} has ${page.tickets.length} tickets and no full page`);
    }
    return times.sort((a, b) => a - b)[PAGES / 2] ?? Number.NaN;
  },
};
answerParent(methods, () => Promise.all(Object.values(desks).map((desk) => desk.close())));

/** Filled in one statement: filing a million one by one would take most of the time, and is B1's matter. */
async function makeDesk(name: string, count: number) {
  const path = `${folder}/${name}.db`;
  await (await openDatabase(path)).close();
  const connection = new Sqlite(path);
  connection.pragma('synchronous = OFF');
  connection.exec(fill(count));
  connection.exec(labelSome());
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
    select '${WORKSPACE}', n, 'Event page ' || n || ' loses its map', 'Since yesterday page ' || n || ' stays grey.',
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
