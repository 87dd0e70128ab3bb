import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { QueueFilter } from '../../src/db/queue-plan.ts';
import type * as QueuesModule from '../../src/db/queues.ts';
import type * as ListsModule from '../../src/db/ticket-lists.ts';
import { built } from '../built.ts';
import { random, requestText, VOCABULARY } from '../corpus.ts';
import { openFilled, WORKSPACE } from './filled-desk.ts';
import { answerParent, settingsOf } from './parent.ts';

/** Desks of two sizes, the queues people page through in them, and what they search for. */
export type Looking = typeof methods;

const { listQueue } = await built<typeof QueuesModule>('db/queues.ts');
const { searchTickets } = await built<typeof ListsModule>('db/ticket-lists.ts');

const { folder, few, many } = settingsOf<{ folder: string; few: number; many: number }>();
const PAGE = 50;
/** Page after page, or the clock would measure itself. */
const PAGES = 60;
const SEARCHES = 200;

/** Said in nearly every ticket, as `the` is. */
const [COMMON = ''] = VOCABULARY;

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
  'a common word': { text: COMMON },
} as const satisfies Record<string, QueueFilter>;

const desks = {
  few: await openFilled(`${folder}/few.db`, few),
  many: await openFilled(`${folder}/many.db`, many),
};

export type List = keyof typeof FILTERS;

/** What people leave out of a search, since it says nothing: in English `the`, `of`, `and`. */
const SAYS_NOTHING = new Set(VOCABULARY.slice(0, 50));

const next = random(17);
const SEARCHED = {
  /** Of one ticket's summary. */
  'two words': (): string => {
    const words = requestText(1 + Math.floor(next() * many)).summary.split(' ');
    const [one, other] = words.filter((word) => !SAYS_NOTHING.has(word));
    return one && other ? `${one} ${other}` : SEARCHED['two words']();
  },
  'one common word': () => VOCABULARY[Math.floor(next() * 30)] ?? COMMON,
} as const;

export type Searched = keyof typeof SEARCHED;

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
      const isWhole = page.tickets.length === PAGE || page.isCutShort;
      if (!isWhole) throw new Error(`${list} has ${page.tickets.length} tickets and no full page`);
    }
    return middle(times);
  },
  /** Milliseconds: the 99th of a hundred searches, and for how long the event loop stood still at the most. */
  async searches(searched: Searched): Promise<{ p50: number; p99: number; blocked: number }> {
    const times: number[] = [];
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    for (let i = 0; i < SEARCHES; i++) {
      const words = SEARCHED[searched]();
      const since = performance.now();
      const found = await searchTickets(desks.many, WORKSPACE, words, undefined, 20);
      times.push(performance.now() - since);
      if (found.length === 0) throw new Error(`nothing has the words ${words}`);
      await new Promise(setImmediate);
    }
    delay.disable();
    times.sort((a, b) => a - b);
    return {
      p50: middle(times),
      p99: times[Math.floor(SEARCHES * 0.99)] ?? Number.NaN,
      blocked: delay.max / 1e6,
    };
  },
};
answerParent(methods, () => Promise.all(Object.values(desks).map((desk) => desk.close())));

const middle = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
