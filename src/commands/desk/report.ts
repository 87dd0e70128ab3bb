import { readReport } from '../../services/report/read-report.ts';
import { reportAnswer } from '../../views/desk/report.ts';
import type { Verb } from '../verbs.ts';

export const reportVerb: Verb = {
  usage: 'report',
  summary: 'how much the desk solved without the engineers, and how incidents went',
  action: 'desk.report',
  run({ desk, caller }, words) {
    return words.length > 0 ? undefined : readReport(desk, caller).then(reportAnswer);
  },
};
