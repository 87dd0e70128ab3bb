import type { Incident } from '../../db/incidents.ts';
import { type Caller, UnknownPerson } from '../../domain/people/actor.ts';
import { AlreadyDone } from '../../domain/people/already-done.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import { type Declaration, declareIncident } from './declare-incident.ts';

/** Slack waits three seconds for an answer to the form; this leaves time to write the journal. */
const PATIENCE_MS = 2_000;

/** The database did not answer in time; what was begun on it is not done any more. */
class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

/**
 * Declares in the database, or says that it cannot be done there: undefined where it fails or does not answer (INC-15).
 * Who may not is refused as ever.
 */
export async function declareInTime(
  desk: Desk,
  caller: Caller,
  declaration: Declaration,
  onTrouble: (error: unknown) => void,
): Promise<Incident | undefined> {
  let isGivenUp = false;
  let timer: NodeJS.Timeout | undefined;
  const work = declareIncident(desk, caller, declaration, () => {
    if (isGivenUp) throw new GivenUp('Nobody waits for this any more.');
  });
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isGivenUp = true;
      reject(new GivenUp('The database does not answer.'));
    }, PATIENCE_MS);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    const isAnswer =
      error instanceof Refusal || error instanceof AlreadyDone || error instanceof UnknownPerson;
    if (isAnswer) throw error;
    onTrouble(error);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
