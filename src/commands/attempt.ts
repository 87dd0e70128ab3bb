import { randomBytes } from 'node:crypto';
import { ErrorCode, type WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { isDatabaseAway } from '../db/open.ts';
import { ExposedRefusal } from '../domain/exposed/refusal.ts';
import { UnknownPerson } from '../domain/people/actor.ts';
import { AlreadyDone } from '../domain/people/already-done.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Hall } from './asked.ts';
import { lookUpPerson } from './look-up-person.ts';

/** How the work ended: done, or something to tell the person. `isBug`: it should be tried again. */
export type Attempt<T> =
  | { readonly done: T | undefined }
  | {
      readonly said: string;
      readonly field: string | undefined;
      readonly isBug: boolean;
      /** Something in the words does not belong in Slack (INC-11). */
      readonly exposed?: ExposedRefusal;
    };

/** Slack waits three seconds for an answer; what comes later is not heard. */
const PATIENCE_MS = 2500;
const MOST_LOOK_UPS = 5;

/**
 * Does what was asked. A refusal becomes its own words, somebody unknown is looked up first, what was done
 * before counts as done, and anything else is a bug: logged with a code, and the person is told the code.
 */
export async function attempt<T>(hall: Hall, client: WebClient, work: () => Promise<T>): Promise<Attempt<T>> {
  for (let lookUps = 0; ; lookUps++) {
    try {
      return { done: await work() };
    } catch (error) {
      const isUnknown = error instanceof UnknownPerson && lookUps < MOST_LOOK_UPS;
      if (!isUnknown) return answerTo(hall, error);
      const trouble = await lookUpPerson(hall, client, error.personId).catch((failed: unknown) => failed);
      if (trouble) return answerTo(hall, trouble);
    }
  }
}

/** The same, while Slack still listens. The work goes on; pressing again finds it done. */
export async function attemptInTime<T>(
  hall: Hall,
  client: WebClient,
  work: () => Promise<T>,
): Promise<Attempt<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Attempt<T>>((resolve) => {
    const said =
      'This takes longer than it should, and may not have happened. Press again: it is never done twice.';
    timer = setTimeout(() => resolve({ said, field: undefined, isBug: true }), PATIENCE_MS);
  });
  try {
    return await Promise.race([attempt(hall, client, work), late]);
  } finally {
    clearTimeout(timer);
  }
}

const DATABASE_AWAY =
  'My database does not answer, so nothing happened. Try again in a few minutes. An incident can be declared all the same, with `/incident` and what is wrong.';

function answerTo(hall: Hall, error: unknown): Attempt<never> {
  if (error instanceof AlreadyDone) return { done: undefined };
  if (error instanceof ExposedRefusal)
    return { said: error.message, field: error.field, isBug: false, exposed: error };
  if (error instanceof Refusal) return { said: error.message, field: error.field, isBug: false };
  if (isStaleTrigger(error)) {
    return {
      said: 'That took too long to open. Nothing changed: press it again.',
      field: undefined,
      isBug: false,
    };
  }
  if (isDatabaseAway(error)) {
    hall.log.error({ err: error }, 'the database does not answer while somebody waits');
    return { said: DATABASE_AWAY, field: undefined, isBug: true };
  }
  const code = randomBytes(2).toString('hex').toUpperCase();
  hall.log.error({ code, err: error }, 'something failed while answering');
  const said = `That failed and nothing changed. Try again. If it fails twice, send code ${code} to the desk’s admin.`;
  return { said, field: undefined, isBug: true };
}

const STALE = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'];

function isStaleTrigger(error: unknown): boolean {
  const { code, data } = error as Partial<WebAPIPlatformError>;
  return code === ErrorCode.PlatformError && STALE.includes(data?.error ?? '');
}
