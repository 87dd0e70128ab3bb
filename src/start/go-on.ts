import type { Logger } from 'pino';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { adoptPolicy } from '../services/clock/adopt-policy.ts';
import { openDesk } from '../services/desk/open-desk.ts';
import { settlePolicy } from '../services/desk/settle-policy.ts';
import type { Desk } from '../services/desk.ts';
import { releaseInputs } from '../services/inbox/inputs.ts';
import { listOrganisationTroubles } from '../services/organisation/list-troubles.ts';
import { releaseLeases } from '../services/outbox/watch-outbox.ts';
import type { Met } from './meet.ts';

/** From where an earlier process ended, by the policy that holds now. */
export async function goOn(desk: Desk, workspace: Met, inForce: PolicyInForce, log: Logger): Promise<void> {
  await releaseLeases(desk);
  await releaseInputs(desk);
  await openDesk(desk, workspace);
  await settlePolicy(desk, workspace.id, inForce);
  const { mistakes } = inForce;
  if (mistakes.length > 0)
    log.error({ mistakes }, 'the policy file is wrong: the desk goes on by the one before it');
  const troubles = await listOrganisationTroubles(desk.db, desk.policy, workspace.id);
  if (troubles.length > 0)
    log.warn({ troubles }, 'user groups of the policy do not say whom people work for');
  const counted = await adoptPolicy(desk, workspace.id);
  if (!counted) return;
  const { open, moved } = counted;
  const overdue = moved.filter(({ isOverdue }) => isOverdue).length;
  log.info({ open, moved: moved.length, overdue }, 'open tickets are counted by another policy than before');
}
