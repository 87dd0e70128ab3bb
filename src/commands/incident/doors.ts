import { INCIDENT_MORE, INCIDENT_MORE_ACT } from '../../views/incident/more.ts';
import { RENAME_FORM } from '../../views/incident/rename.ts';
import { INCIDENT_NOTHING_CHANGED, INCIDENT_SITREP, SITREP_FORM } from '../../views/incident/sitrep-form.ts';
import { INCIDENT_DECLARE_WORDS, INCIDENT_WHICH } from '../../views/incident/which.ts';
import type { Doors } from '../asked.ts';
import { pressMore, pressMoreAct } from './more.ts';
import { submitRename } from './rename.ts';
import { pressNothingChanged, pressSitrep, submitSitrep } from './sitrep.ts';
import { incidentVerbs } from './verbs.ts';
import { pressDeclareWords, pressWhich } from './which.ts';

/** The buttons of an incident's life. */
export const incidentButtons: Doors['buttons'] = {
  [INCIDENT_WHICH]: pressWhich(incidentVerbs),
  [INCIDENT_DECLARE_WORDS]: pressDeclareWords,
  [INCIDENT_SITREP]: pressSitrep,
  [INCIDENT_NOTHING_CHANGED]: pressNothingChanged,
  [INCIDENT_MORE]: pressMore,
  [INCIDENT_MORE_ACT]: pressMoreAct,
};

export const incidentForms: Doors['forms'] = {
  [SITREP_FORM]: submitSitrep,
  [RENAME_FORM]: submitRename,
};
