import { showIncident } from '../../services/incident/show-incident.ts';
import { joinIncident, respond, subscribe, takeCommand } from '../../services/incident/take-part.ts';
import { incidentModal, isIncidentShown } from '../../views/incident/open.ts';
import type { AskedByButton } from '../asked.ts';
import { redrawRoles } from './role.ts';

export async function pressRespond(asked: AskedByButton): Promise<void> {
  await respond(asked.desk, asked.caller, Number(asked.value));
  await redraw(asked, Number(asked.value));
}

export async function pressTakeCommand(asked: AskedByButton): Promise<void> {
  await takeCommand(asked.desk, asked.caller, Number(asked.value));
  await redraw(asked, Number(asked.value));
}

/** What *Open* shows, or the list of roles, says at once what became of it. */
async function redraw(asked: AskedByButton, incidentId: number): Promise<void> {
  const { desk, caller, client, modalId, form } = asked;
  if (!modalId || !isIncidentShown(form)) return redrawRoles(asked, incidentId);
  const view = incidentModal(await showIncident(desk, caller, incidentId));
  await client.views.update({ view_id: modalId, view });
}

export async function pressJoin({ desk, caller, value }: AskedByButton): Promise<void> {
  await joinIncident(desk, caller, Number(value));
}

export const pressSubscribe =
  (isSubscribed: boolean) =>
  async ({ desk, caller, value }: AskedByButton): Promise<void> => {
    await subscribe(desk, caller, Number(value), isSubscribed);
  };
