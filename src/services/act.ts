import { getActor } from '../db/actors.ts';
import type { Tx } from '../db/handles.ts';
import { insertDoneInput, markInputDone } from '../db/inbox.ts';
import { transact } from '../db/transact.ts';
import type { Actor, Caller } from '../domain/people/actor.ts';
import { AlreadyDone } from '../domain/people/already-done.ts';
import type { Desk } from './desk.ts';

/**
 * One change somebody asked for: the input's row, who they are, and the change, in one transaction. What is
 * done can then be acknowledged. Throws `AlreadyDone` if this very input was done before, `UnknownPerson` if
 * the desk has to look somebody up first; nothing is written then.
 */
export function act<T>(
  desk: Desk,
  caller: Caller,
  body: (tx: Tx, actor: Actor, now: Date) => Promise<T>,
): Promise<T> {
  return transact(desk.db, async (tx) => {
    const now = desk.now();
    const key = { workspaceId: caller.workspaceId, dedupeKey: caller.inputKey };
    const isFirst = caller.isStored ? await markInputDone(tx, key) : await insertDoneInput(tx, key, now);
    if (!isFirst) throw new AlreadyDone('This input did its work before.');
    return body(tx, await getActor(tx, caller), now);
  });
}
