import { attachVerb } from './attach.ts';
import { evidenceVerb } from './evidence.ts';
import { handoverVerb } from './hand-over.ts';
import { logVerb, taskVerb } from './record.ts';
import { renameVerb } from './rename.ts';
import { roleVerb } from './role.ts';
import { sitrepVerb } from './sitrep.ts';
import type { IncidentVerbs } from './which.ts';

/** What `/incident` knows beside declaring. */
export const incidentVerbs = {
  sitrep: sitrepVerb,
  log: logVerb,
  task: taskVerb,
  evidence: evidenceVerb,
  attach: attachVerb,
  role: roleVerb,
  handover: handoverVerb,
  rename: renameVerb,
} satisfies IncidentVerbs;
