import { updateAgent } from '../../db/agents.ts';
import { findRota } from '../../db/rota.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessRota, rotaRights } from '../../domain/people/permissions.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { wakeOncall } from './wake.ts';

/** Their own number, for those who call when nobody answers (INC-3); null takes it away. */
export function setPhone(desk: Desk, caller: Caller, phone: string | null): Promise<void> {
  return act(desk, caller, async (tx, actor, now) => {
    const { workspaceId, personId } = actor;
    const rota = await findRota(tx, workspaceId);
    refuseUnlessRota(rotaRights(actor, rota?.members.list ?? []), 'mayTakeOver');
    await updateAgent(tx, workspaceId, personId, { phone });
    await wakeOncall(tx, workspaceId, now);
  });
}
