import { getActor } from '../../db/actors.ts';
import type { Person } from '../../db/people.ts';
import { tellEngineer } from '../../domain/escalation/hand-off.ts';
import type { Caller } from '../../domain/people/actor.ts';
import type { Desk } from '../desk.ts';
import { getEscalated, getHandedOff } from './answer-hand-off.ts';
import { engineerOf } from './hand-off.ts';
import { listEngineers } from './tier-2.ts';

export interface EngineerSheet {
  readonly number: number;
  /** How it stands, as the card says it. */
  readonly now: string;
  readonly engineers: readonly Person[];
}

/** Whom *Engineer* offers: tier 2 as it is here, without whoever has it. */
export async function readEngineers(desk: Desk, caller: Caller, number: number): Promise<EngineerSheet> {
  const { db, policy } = desk;
  const actor = await getActor(db, caller);
  const { escalation } = await getEscalated(db, actor, number);
  const engineers = await listEngineers(db, policy, caller.workspaceId, desk.now());
  return {
    number,
    now: tellEngineer(await engineerOf(db, escalation)),
    engineers: engineers.filter(
      ({ personId }) => !(escalation.agreedAt && personId === escalation.engineerId),
    ),
  };
}

/** Before a form of tier 2 opens. */
export async function refuseUnlessEngineers(desk: Desk, caller: Caller, number: number): Promise<void> {
  await getHandedOff(desk.db, desk, await getActor(desk.db, caller), number);
}
