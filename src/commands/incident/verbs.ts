import { assessVerb, falseAlarmVerb } from './assess.ts';
import { attachVerb } from './attach.ts';
import { containedVerb } from './contain.ts';
import { evidenceVerb } from './evidence.ts';
import { handoverVerb } from './hand-over.ts';
import { makePrivateVerb } from './make-private.ts';
import { mergeVerb } from './merge.ts';
import { logVerb, taskVerb } from './record.ts';
import { renameVerb } from './rename.ts';
import { reopenVerb } from './reopen.ts';
import { closeVerb, incidentReportVerb } from './report.ts';
import { resolveVerb } from './resolve.ts';
import { roleVerb } from './role.ts';
import { severityVerb } from './severity.ts';
import { sitrepVerb } from './sitrep.ts';
import { stakeholdersVerb } from './stakeholders.ts';
import type { IncidentVerbs } from './which.ts';

/** What `/incident` knows beside declaring. */
export const incidentVerbs = {
  assess: assessVerb,
  sitrep: sitrepVerb,
  log: logVerb,
  task: taskVerb,
  evidence: evidenceVerb,
  attach: attachVerb,
  role: roleVerb,
  handover: handoverVerb,
  severity: severityVerb,
  contained: containedVerb,
  resolve: resolveVerb,
  'false-alarm': falseAlarmVerb,
  report: incidentReportVerb,
  close: closeVerb,
  reopen: reopenVerb,
  rename: renameVerb,
  merge: mergeVerb,
  'make-private': makePrivateVerb,
  stakeholders: stakeholdersVerb,
} satisfies IncidentVerbs;
