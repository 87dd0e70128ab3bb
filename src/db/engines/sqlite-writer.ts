import Sqlite from 'better-sqlite3';
import type { Tx } from '../handles.ts';
import { Guard, type Turn } from './sqlite-guard.ts';
import { SEARCH } from './sqlite-search.ts';
import { GuardedTransaction } from './sqlite-transaction.ts';

/** After so many, or so long, what was done is committed and the event loop turns. */
const MOST_IN_A_GROUP = 64;
const LONGEST_GROUP_MS = 10;

/** How long another process may be writing before those who wait are told. */
const PATIENCE_MS = 5_000;
const TRY_AGAIN_MS = 10;

/** How long the first of a busy desk waits for company, and how long after an answer it is worth it. */
const COMPANY_MS = 1;
const RECENT_MS = 5;

interface Waiting {
  readonly body: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** What one of a group came to. Nobody is told before the commit: even a refusal may rest on another's rows. */
interface Outcome {
  readonly wrote: boolean;
  readonly tell: () => void;
  readonly reject: (reason: unknown) => void;
  readonly error?: unknown;
}

type Steps = Record<
  'begin' | 'index' | 'commit' | 'rollback' | 'save' | 'release' | 'undo',
  Sqlite.Statement
>;

/**
 * Group commit: the transactions that wait in one turn of the event loop share a commit, which is what costs.
 * They run one after another, each in a savepoint, so that one that fails is undone alone.
 */
export class SqliteWriter {
  private readonly connection: Sqlite.Database;
  private readonly shared: Tx;
  private readonly turn: Turn;
  private readonly steps: Steps;
  private readonly onCommit: () => void;
  private readonly waiting: Waiting[] = [];
  private awake = false;
  private company = 0;
  private answeredAt = 0;
  private gathering: NodeJS.Timeout | undefined;
  private closed: (() => void) | undefined;

  constructor(connection: Sqlite.Database, shared: Tx, turn: Turn, onCommit: () => void) {
    this.connection = connection;
    this.shared = shared;
    this.turn = turn;
    this.onCommit = onCommit;
    this.steps = {
      begin: connection.prepare('begin immediate'),
      index: connection.prepare(SEARCH.addNew),
      commit: connection.prepare('commit'),
      rollback: connection.prepare('rollback'),
      save: connection.prepare('savepoint one'),
      release: connection.prepare('release one'),
      undo: connection.prepare('rollback to one'),
    };
  }

  begin<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.closed) throw new Error('The database is closed.');
      this.waiting.push({ body, resolve, reject } as Waiting);
      if (this.gathering && this.waiting.length >= this.company) this.gathered();
      this.wake();
    });
  }

  /** Resolves when those who waited have been answered. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.closed = resolve;
      this.wake();
    });
  }

  /**
   * On the next turn: what else came in by then shares the commit, and an idle desk loses nothing. Those who were
   * answered together come back one after another; on a busy desk the first waits a moment for the rest of them.
   */
  private wake(): void {
    if (this.awake) return;
    this.awake = true;
    const isBusy = this.company > 1 && performance.now() - this.answeredAt < RECENT_MS;
    if (isBusy && this.waiting.length < this.company)
      this.gathering = setTimeout(() => this.gathered(), COMPANY_MS);
    else setImmediate(() => void this.runGroup());
  }

  private gathered(): void {
    clearTimeout(this.gathering);
    this.gathering = undefined;
    setImmediate(() => void this.runGroup());
  }

  private async runGroup(since = performance.now()): Promise<void> {
    try {
      this.steps.begin.run();
    } catch (error) {
      if (isBusy(error) && performance.now() - since < PATIENCE_MS) {
        setTimeout(() => void this.runGroup(since), TRY_AGAIN_MS);
        return;
      }
      for (const { reject } of this.waiting.splice(0, MOST_IN_A_GROUP)) reject(error);
      return this.rest();
    }
    const group = await this.runBodies();
    const failure = this.commit(group);
    for (const { tell, reject } of group) failure ? reject(failure.reason) : tell();
    this.company = group.length;
    this.answeredAt = performance.now();
    this.rest();
    if (!failure && group.some(({ wrote }) => wrote)) this.onCommit();
  }

  private rest(): void {
    this.awake = false;
    if (this.waiting.length > 0) this.wake();
    else this.closed?.();
  }

  private async runBodies(): Promise<Outcome[]> {
    const group: Outcome[] = [];
    const until = performance.now() + LONGEST_GROUP_MS;
    const stopWatching = this.turn.watch();
    do {
      const next = this.waiting.shift();
      if (!next) break;
      group.push(await this.runOne(next));
    } while (this.connection.inTransaction && group.length < MOST_IN_A_GROUP && performance.now() < until);
    stopWatching();
    return group;
  }

  private async runOne({ body, resolve, reject }: Waiting): Promise<Outcome> {
    const guard = new Guard();
    this.turn.guard = guard;
    try {
      this.steps.save.run();
      const value = await guard.outcome(() =>
        body(new GuardedTransaction(this.shared, guard) as unknown as Tx),
      );
      guard.check();
      this.steps.release.run();
      return { wrote: guard.wrote, tell: () => resolve(value), reject };
    } catch (error) {
      this.undo();
      return { wrote: false, tell: () => reject(error), reject, error };
    } finally {
      guard.end();
      this.turn.guard = undefined;
    }
  }

  /** This one alone; all of the group where even that fails, since nobody could tell what is left of it. */
  private undo(): void {
    if (!this.connection.inTransaction) return;
    try {
      this.steps.undo.run();
      this.steps.release.run();
    } catch {
      if (this.connection.inTransaction) this.steps.rollback.run();
    }
  }

  /** Why nothing of the group was kept, if so. */
  private commit(group: readonly Outcome[]): { reason: unknown } | undefined {
    // On a full disk, for one, SQLite undoes more than the statement that failed.
    if (!this.connection.inTransaction) return { reason: group.at(-1)?.error };
    try {
      if (group.some(({ wrote }) => wrote)) this.steps.index.run();
      this.steps.commit.run();
      return undefined;
    } catch (reason) {
      if (this.connection.inTransaction) this.steps.rollback.run();
      return { reason };
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
