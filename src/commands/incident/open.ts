import { showIncident } from '../../services/incident/show-incident.ts';
import { incidentModal } from '../../views/incident/open.ts';
import { type AskedByButton, openView } from '../asked.ts';

/** *Open* in the message that calls somebody. */
export async function pressOpenIncident(asked: AskedByButton): Promise<void> {
  const facts = await showIncident(asked.desk, asked.caller, Number(asked.value));
  await openView(asked, incidentModal(facts));
}
