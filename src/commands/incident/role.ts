import { incidentName } from '../../domain/incident/name.ts';
import { LESSER_ROLES, type LesserRole } from '../../domain/incident/role.ts';
import { escapeText } from '../../domain/message/slack-text.ts';
import { giveRole, layDownRole, takeRole } from '../../services/incident/change-role.ts';
import { readRoles } from '../../services/incident/read-roles.ts';
import { rolesModal } from '../../views/incident/roles.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

export async function openRoles(asked: Triggered, incidentId: number): Promise<undefined> {
  const { facts, own } = await readRoles(asked.desk, asked.caller, incidentId);
  await openView(asked, rolesModal(facts, own));
}

/** On the card, or in the list of roles, which shows at once what became of it. */
export const pressTakeRole = (role: LesserRole) => async (asked: AskedByButton) => {
  await takeRole(asked.desk, asked.caller, Number(asked.value), role);
  await redrawRoles(asked, Number(asked.value));
};

export async function pressLayDown(asked: AskedByButton): Promise<void> {
  const [id, name] = asked.value.split(':');
  const role = LESSER_ROLES.find((known) => known === name);
  if (!role) return;
  const incident = await layDownRole(asked.desk, asked.caller, Number(id), role);
  if (asked.modalId) return redrawRoles(asked, Number(id));
  await asked.replace(plainAnswer(`You are not ${role} of ${incidentName(incident)} any more.`));
}

/** The list that the button stands in, if it does. */
export async function redrawRoles(
  { desk, caller, client, modalId }: AskedByButton,
  incidentId: number,
): Promise<void> {
  if (!modalId) return;
  const { facts, own } = await readRoles(desk, caller, incidentId);
  await client.views.update({ view_id: modalId, view: rolesModal(facts, own) });
}

export const roleVerb: IncidentVerb = {
  usage: 'role scribe @tomas',
  summary: 'take communications, technical lead or scribe, or give one; alone it lists who is what',
  async run(asked, incident, { words, personIds: [personId] }) {
    const role = LESSER_ROLES.find((known) => words.toLowerCase().startsWith(known));
    if (!role) return openRoles(asked, incident.id);
    const { desk, caller } = asked;
    if (!personId && words.length > role.length) {
      return plainAnswer(
        `Nothing changed: “${escapeText(words.slice(role.length).trim())}” is nobody I know. Name them with @.`,
      );
    }
    if (!personId || personId === caller.personId) {
      await takeRole(desk, caller, incident.id, role);
      return plainAnswer(`You are ${role} of ${incidentName(incident)}.`);
    }
    await giveRole(desk, caller, incident.id, role, personId);
    return plainAnswer(`<@${personId}> is ${role} of ${incidentName(incident)}.`);
  },
};
