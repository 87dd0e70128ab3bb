import { SEVERITIES, type Severity } from '../../domain/incident/severity.ts';
import { readIncident } from '../../services/incident/find-incident.ts';
import { rateIncident } from '../../services/incident/rate-incident.ts';
import { type FormErrors, formErrors, readForm } from '../../views/form.ts';
import { severityForm, severityModal } from '../../views/incident/severity.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

export async function openSeverity(asked: Triggered, id: number, chosen?: Severity): Promise<undefined> {
  const incident = await readIncident(asked.desk, asked.caller, id, 'incident.report');
  await openView(asked, severityModal(incident, chosen));
}

export async function submitSeverity({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = severityForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const { severity, reason } = form.data;
  await rateIncident(desk, caller, Number(view.private_metadata), severity, reason);
  return undefined;
}

export const severityVerb: IncidentVerb = {
  usage: 'severity medium because only two branches are hit',
  summary: 'change how bad it is; sitreps and invitations follow',
  async run(asked, { id }, { words }) {
    const [, word = '', reason = ''] = /^(\S+)\s*(?:because\b)?\s*(.*)$/is.exec(words) ?? [];
    const severity = SEVERITIES.find((one) => one === word.toLowerCase());
    if (!severity || !reason) return openSeverity(asked, id, severity);
    await rateIncident(asked.desk, asked.caller, id, severity, reason);
    return plainAnswer(`The severity is ${severity} now, and everybody in the room reads why.`);
  },
};
