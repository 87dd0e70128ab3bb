import { attachVerb } from './attach.ts';
import { evidenceVerb } from './evidence.ts';
import { logVerb, taskVerb } from './record.ts';
import { renameVerb } from './rename.ts';
import { sitrepVerb } from './sitrep.ts';
import type { IncidentVerbs } from './which.ts';

/** What `/incident` knows beside declaring. */
export const incidentVerbs = {
  sitrep: sitrepVerb,
  log: logVerb,
  task: taskVerb,
  evidence: evidenceVerb,
  attach: attachVerb,
  rename: renameVerb,
} satisfies IncidentVerbs;
