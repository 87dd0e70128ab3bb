import Sqlite from 'better-sqlite3';
import type * as Open from '../../src/db/open.ts';
import type * as Tickets from '../../src/db/tickets.ts';
import { built } from '../built.ts';
import { answerParent, settingsOf } from './parent.ts';

/** Desks of two sizes, and the queues people page through in them. */
export type Queues = typeof methods;

const { openDatabase } = await built<typeof Open>('db/open.ts');
const { listTickets } = await built<typeof Tickets>('db/tickets.ts');

const { folder, few, many } = settingsOf<{ folder: string; few: number; many: number }>();
const WORKSPACE = 'T0BENCH';
const PAGE = 50;
/** Page after page, or the clock would measure itself. */
const PAGES = 200;

/** The lists of `/ticket list` and App Home, by the name of who reads them. */
export const FILTERS = {
  mine: { ownerId: 'UAGENT3', isOpen: true },
  unassigned: { ownerId: null, isOpen: true },
  'requester’s': { requesterId: 'U7', isOpen: true },
  open: { isOpen: true },
  own: { requesterId: 'U7' },
} as const;

const desks = { few: await makeDesk('few', few), many: await makeDesk('many', many) };

const methods = {
  /** Microseconds for a page, the middle of many. */
  async page({ desk, list }: { desk: keyof typeof desks; list: keyof typeof FILTERS }): Promise<number> {
    const times: number[] = [];
    for (let i = 0; i < PAGES; i++) {
      const since = performance.now();
      const page = await listTickets(desks[desk], WORKSPACE, FILTERS[list], PAGE);
      times.push((performance.now() - since) * 1000);
      if (page.length !== PAGE) throw new Error(`${list} has ${page.length} tickets and no full page`);
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
  connection.close();
  return openDatabase(path);
}

/** One in ten is open; of these one in five is nobody's, and the rest lie with ten agents. Ten people ask. */
function fill(count: number): string {
  return `
    with recursive serial (n) as (select 1 union all select n + 1 from serial where n < ${count})
    insert into tickets (workspace_id, number, summary, description, requester_id, filed_by_id, door, source_key,
      status, is_open, owner_id, filed_at)
    select '${WORKSPACE}', n, 'Event page ' || n || ' loses its map', 'Since yesterday page ' || n || ' stays grey.',
      'U' || (n / 10 % 10), 'U' || (n / 10 % 10), 'form', 'form:V' || n,
      iif(n % 10 = 0, 'in progress', 'closed'), n % 10 = 0,
      iif(n / 10 % 5 = 0, null, 'UAGENT' || (n / 50 % 10)), 1700000000000 + n * 60000
    from serial`;
}
