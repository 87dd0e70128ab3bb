import { closeIncident, readReport, writeReport } from '../../services/incident/write-report.ts';
import { type FormErrors, formErrors, openedForm, readForm } from '../../views/form.ts';
import { reportForm, reportModal } from '../../views/incident/report.ts';
import { plainAnswer } from '../../views/words.ts';
import { type AskedByButton, type AskedByForm, openView, type Triggered } from '../asked.ts';
import type { IncidentVerb } from './which.ts';

async function openReport(asked: Triggered, id: number): Promise<undefined> {
  const { report, issuesIn } = await readReport(asked.desk, asked.caller, id);
  await openView(asked, reportModal(report, issuesIn));
}

export async function pressReport(asked: AskedByButton): Promise<void> {
  await openReport(asked, Number(asked.value));
}

export async function submitReport({ desk, caller, view }: AskedByForm): Promise<FormErrors | undefined> {
  const form = reportForm.safeParse(readForm(view));
  if (!form.success) return formErrors(form.error);
  const seen = reportForm.safeParse(openedForm(view)).data;
  await writeReport(desk, caller, Number(view.private_metadata), form.data, seen);
  return undefined;
}

export async function pressClose({ desk, caller, value }: AskedByButton): Promise<void> {
  await closeIncident(desk, caller, Number(value));
}

export const incidentReportVerb: IncidentVerb = {
  usage: 'report',
  summary: 'write its report, or read it',
  isFor: (state) => state === 'retrospective' || state === 'closed',
  run: (asked, { id }) => openReport(asked, id),
};

export const closeVerb: IncidentVerb = {
  usage: 'close',
  summary: 'its report is whole: close it',
  isFor: (state) => state === 'retrospective',
  async run({ desk, caller }, { id }) {
    await closeIncident(desk, caller, id);
    return plainAnswer('Closed. The report goes into the room, as a file too.');
  },
};
