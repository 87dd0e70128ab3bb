import type { Logger } from 'pino';
import { UnknownPerson } from '../../domain/people/actor.ts';
import { Refusal } from '../../domain/refusal.ts';

/** A trigger lives three seconds, and opening the form takes one of them. */
const PATIENCE_MS = 1_000;

/** What only makes declaring easier never stands in its way: a database that fails, or is slow, says nothing (INC-15). */
export async function readOr<T>(log: Logger, read: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
  });
  try {
    return await Promise.race([read, late]);
  } catch (error) {
    if (error instanceof Refusal || error instanceof UnknownPerson) throw error;
    log.error({ err: error }, 'the form that declares is opened without what the database knows');
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
