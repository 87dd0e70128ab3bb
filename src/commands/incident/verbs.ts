import { renameVerb } from './rename.ts';
import { sitrepVerb } from './sitrep.ts';
import type { IncidentVerbs } from './which.ts';

/** What `/incident` knows beside declaring. */
export const incidentVerbs = {
  sitrep: sitrepVerb,
  rename: renameVerb,
} satisfies IncidentVerbs;
