import type { Bound, Tx } from '../handles.ts';
import type { Guard } from './sqlite-guard.ts';

/**
 * The tx a body is given: the writer's own, for as long as the guard allows. Each transaction has one, so that a
 * body which outlived its turn cannot write into somebody else's.
 */
export class GuardedTransaction implements Bound {
  readonly tables: Tx['tables'];
  readonly engine: Tx['engine'];
  private readonly shared: Tx;
  private readonly guard: Guard;

  constructor(shared: Tx, guard: Guard) {
    this.tables = shared.tables;
    this.engine = shared.engine;
    this.shared = shared;
    this.guard = guard;
  }

  get connection() {
    return this.open().connection;
  }
  get $with() {
    return this.open().$with;
  }
  select(...args: Parameters<Tx['select']>) {
    return this.open().select(...args);
  }
  selectDistinct(...args: Parameters<Tx['selectDistinct']>) {
    return this.open().selectDistinct(...args);
  }
  with(...args: Parameters<Tx['with']>) {
    return this.open().with(...args);
  }
  $count(...args: Parameters<Tx['$count']>) {
    return this.open().$count(...args);
  }
  insert(...args: Parameters<Tx['insert']>) {
    return this.open().insert(...args);
  }
  update(...args: Parameters<Tx['update']>) {
    return this.open().update(...args);
  }
  delete(...args: Parameters<Tx['delete']>) {
    return this.open().delete(...args);
  }

  private open(): Tx {
    this.guard.check();
    return this.shared;
  }
}
