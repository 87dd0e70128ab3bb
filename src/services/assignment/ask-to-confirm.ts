import { insertGroupAgent, listGroupAgents, updateConfirmed } from '../../db/agents.ts';
import type { Tx } from '../../db/handles.ts';
import { type Group, givesOut, groupOf } from '../../domain/assignment/group.ts';
import { askToConfirmWords } from '../../domain/assignment/words.ts';
import type { Caller } from '../../domain/people/actor.ts';
import { refuseUnlessMay } from '../../domain/people/permissions.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Policy } from '../../policy/policy.ts';
import { act } from '../act.ts';
import { redrawHome } from '../desk/refresh-homes.ts';
import type { Desk } from '../desk.ts';
import { tellPerson } from '../send/person.ts';
import { listStaff } from './load-agents.ts';
import { wakeHandOut } from './wake.ts';

/** PPL-6: everybody who could work a group's tickets is asked once, by direct message. */
export async function askToConfirm(tx: Tx, workspaceId: string, group: Group, now: Date): Promise<void> {
  const asked = await listGroupAgents(tx, workspaceId);
  const known = new Set(asked.filter(({ groupKey }) => groupKey === group.key).map((row) => row.personId));
  for (const { personId } of await listStaff(tx, workspaceId, group.key)) {
    if (known.has(personId)) continue;
    await insertGroupAgent(tx, { workspaceId, groupKey: group.key, personId, askedAt: now });
    const effect = `ask-to-confirm:${group.key}:${personId}:${now.getTime()}`;
    await tellPerson(tx, workspaceId, personId, effect, askToConfirmWords(group), now);
  }
}

/** *I work its tickets*: from now on the desk may give them some. Pressed twice, it is so once. */
export function confirmGroup(desk: Desk, caller: Caller, groupKey: string): Promise<Group> {
  return act(desk, caller, async (tx, actor, now) => {
    refuseUnlessMay(actor, 'ticket.take');
    const group = groupOf(desk.policy.groups, groupKey);
    if (group.key !== groupKey || !givesOut(group)) {
      throw new Refusal(
        'group.gone',
        'Nothing changed: the desk gives out no tickets of this group any more.',
      );
    }
    await confirmIn(tx, desk.policy, actor, group, now);
    return group;
  });
}

/** Taking a ticket confirms too. Of a group whose tickets are only taken there is nothing to confirm. */
export async function confirmByTaking(
  tx: Tx,
  policy: Policy,
  person: { workspaceId: string; personId: string },
  groupKey: string | null,
  now: Date,
): Promise<void> {
  const group = groupOf(policy.groups, groupKey);
  if (givesOut(group)) await confirmIn(tx, policy, person, group, now);
}

async function confirmIn(
  tx: Tx,
  policy: Policy,
  { workspaceId, personId }: { workspaceId: string; personId: string },
  group: Group,
  now: Date,
): Promise<void> {
  const rows = await listGroupAgents(tx, workspaceId);
  const own = rows.find((row) => row.groupKey === group.key && row.personId === personId);
  if (own?.confirmedAt) return;
  await updateConfirmed(tx, { workspaceId, groupKey: group.key, personId }, now);
  await redrawHome(tx, workspaceId, personId, now);
  await wakeHandOut(tx, policy, workspaceId, now);
}
