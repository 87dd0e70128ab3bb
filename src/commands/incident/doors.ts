import { ASSESS_FORM, INCIDENT_ASSESS } from '../../views/incident/assess.ts';
import { ATTACH_FORM, INCIDENT_ATTACH, TICKET_DETACH } from '../../views/incident/attach.ts';
import { CONTAIN_FORM, INCIDENT_CONTAIN, NOT_CONTAINED_FORM } from '../../views/incident/contain.ts';
import {
  EVIDENCE_ADD,
  EVIDENCE_ADD_FORM,
  EVIDENCE_SETTLE,
  EVIDENCE_SETTLE_FORM,
  INCIDENT_EVIDENCE,
} from '../../views/incident/evidence.ts';
import { FALSE_ALARM_FORM } from '../../views/incident/false-alarm.ts';
import { HAND_OVER_FORM, NOT_ME_FORM } from '../../views/incident/hand-over.ts';
import {
  INCIDENT_ACCEPT,
  INCIDENT_CLOSE,
  INCIDENT_HAND_OVER,
  INCIDENT_KEEP_OUT,
  INCIDENT_LET_IN,
  INCIDENT_MAKE_PRIVATE,
  INCIDENT_MERGE,
  INCIDENT_NOT_ME,
  INCIDENT_REPORT,
  INCIDENT_SAME_THING,
  INCIDENT_STAY,
  INCIDENT_SUBSCRIBE,
  INCIDENT_UNSUBSCRIBE,
} from '../../views/incident/ids.ts';
import { MAKE_PRIVATE_FORM } from '../../views/incident/make-private.ts';
import { MERGE_CONFIRM_FORM, MERGE_FORM } from '../../views/incident/merge.ts';
import { INCIDENT_MORE, INCIDENT_MORE_ACT } from '../../views/incident/more.ts';
import { INCIDENT_RECORD, RECORD_FORM } from '../../views/incident/record.ts';
import { RENAME_FORM } from '../../views/incident/rename.ts';
import { INCIDENT_REOPEN, REOPEN_FORM } from '../../views/incident/reopen.ts';
import { REPORT_FORM } from '../../views/incident/report.ts';
import { INCIDENT_RESOLVE, RESOLVE_INCIDENT_FORM } from '../../views/incident/resolve.ts';
import {
  INCIDENT_LAY_DOWN,
  INCIDENT_TAKE_COMMUNICATIONS,
  INCIDENT_TAKE_LEAD,
  INCIDENT_TAKE_SCRIBE,
} from '../../views/incident/roles.ts';
import { SAME_THING_FORM } from '../../views/incident/same-thing.ts';
import { SEVERITY_FORM } from '../../views/incident/severity.ts';
import { INCIDENT_NOTHING_CHANGED, INCIDENT_SITREP, SITREP_FORM } from '../../views/incident/sitrep-form.ts';
import { SITREP_SNOOZE, SITREP_SNOOZE_FORM } from '../../views/incident/snooze.ts';
import {
  STAKEHOLDERS_ASK_FORM,
  STAKEHOLDERS_BACK,
  STAKEHOLDERS_BACK_FORM,
  STAKEHOLDERS_EDIT,
  STAKEHOLDERS_EDIT_FORM,
  STAKEHOLDERS_READY,
  STAKEHOLDERS_RELEASE,
  STAKEHOLDERS_RELEASE_FORM,
} from '../../views/incident/stakeholders.ts';
import {
  STORM_ATTACH,
  STORM_ATTACH_FORM,
  STORM_DECLARE,
  STORM_PUT_AWAY,
} from '../../views/incident/storm.ts';
import { ENTRY_DEFER, ENTRY_DONE, INCIDENT_TASKS } from '../../views/incident/tasks.ts';
import { INCIDENT_DECLARE_WORDS, INCIDENT_WHICH } from '../../views/incident/which.ts';
import { STILL_AFFECTED, TICKET_DECLARE } from '../../views/words.ts';
import type { Doors } from '../asked.ts';
import { pressStillAffected } from '../ticket/still-need-help.ts';
import { pressAccess } from './access.ts';
import { changeAssess, pressAssess, submitAssess, submitFalseAlarm } from './assess.ts';
import { pressAttach, pressDetach, submitAttach } from './attach.ts';
import { pressContain, submitContain, submitNotContained } from './contain.ts';
import { pressDeclareTicket, pressSameThing, submitSameThing } from './declare.ts';
import { pressAddSystem, pressEvidence, pressSettle, submitAddSystem, submitSettle } from './evidence.ts';
import {
  pressAccept,
  pressHandOver,
  pressNotMe,
  pressStay,
  submitHandOver,
  submitNotMe,
} from './hand-over.ts';
import { confirmMakePrivate, pressMakePrivate } from './make-private.ts';
import { confirmMerge, pressMerge, submitMerge } from './merge.ts';
import { pressMore, pressMoreAct } from './more.ts';
import { pressRecord, submitRecord } from './record.ts';
import { submitRename } from './rename.ts';
import { pressReopen, submitReopen } from './reopen.ts';
import { pressClose, pressReport, submitReport } from './report.ts';
import { pressResolve, submitResolve } from './resolve.ts';
import { pressLayDown, pressTakeRole } from './role.ts';
import { submitSeverity } from './severity.ts';
import { pressNothingChanged, pressSitrep, submitSitrep } from './sitrep.ts';
import { pressSitrepSnooze, submitSitrepSnooze } from './snooze.ts';
import {
  pressEditStakeholders,
  pressRelease,
  pressSendBack,
  pressStakeholdersReady,
  submitAskStakeholders,
  submitRelease,
  submitSendBack,
  submitStakeholders,
} from './stakeholders.ts';
import { pressStormAttach, pressStormDeclare, pressStormPutAway, submitStormAttach } from './storm.ts';
import { pressSubscribe } from './take-part.ts';
import { pressDefer, pressEntryDone, pressTasks } from './tasks.ts';
import { incidentVerbs } from './verbs.ts';
import { pressDeclareWords, pressWhich } from './which.ts';

/** The buttons of an incident's life. */
export const incidentButtons: Doors['buttons'] = {
  [INCIDENT_WHICH]: pressWhich(incidentVerbs),
  [INCIDENT_DECLARE_WORDS]: pressDeclareWords,
  [INCIDENT_ASSESS]: pressAssess,
  [INCIDENT_MAKE_PRIVATE]: pressMakePrivate,
  [INCIDENT_SITREP]: pressSitrep,
  [INCIDENT_NOTHING_CHANGED]: pressNothingChanged,
  [TICKET_DECLARE]: pressDeclareTicket,
  [STILL_AFFECTED]: pressStillAffected,
  [INCIDENT_ATTACH]: pressAttach,
  [TICKET_DETACH]: pressDetach,
  [STAKEHOLDERS_EDIT]: pressEditStakeholders,
  [STAKEHOLDERS_READY]: pressStakeholdersReady,
  [STAKEHOLDERS_RELEASE]: pressRelease,
  [STAKEHOLDERS_BACK]: pressSendBack,
  [STORM_DECLARE]: pressStormDeclare,
  [STORM_ATTACH]: pressStormAttach,
  [STORM_PUT_AWAY]: pressStormPutAway,
  [INCIDENT_RECORD]: pressRecord,
  [INCIDENT_TASKS]: pressTasks,
  [ENTRY_DONE]: pressEntryDone,
  [ENTRY_DEFER]: pressDefer,
  [INCIDENT_EVIDENCE]: pressEvidence,
  [EVIDENCE_SETTLE]: pressSettle,
  [EVIDENCE_ADD]: pressAddSystem,
  [INCIDENT_HAND_OVER]: pressHandOver,
  [INCIDENT_ACCEPT]: pressAccept,
  [INCIDENT_NOT_ME]: pressNotMe,
  [INCIDENT_STAY]: pressStay,
  [INCIDENT_SAME_THING]: pressSameThing,
  [INCIDENT_MERGE]: pressMerge,
  [INCIDENT_LET_IN]: pressAccess(true),
  [INCIDENT_KEEP_OUT]: pressAccess(false),
  [INCIDENT_SUBSCRIBE]: pressSubscribe(true),
  [INCIDENT_UNSUBSCRIBE]: pressSubscribe(false),
  [INCIDENT_TAKE_COMMUNICATIONS]: pressTakeRole('communications'),
  [INCIDENT_TAKE_LEAD]: pressTakeRole('technical lead'),
  [INCIDENT_TAKE_SCRIBE]: pressTakeRole('scribe'),
  [INCIDENT_LAY_DOWN]: pressLayDown,
  [SITREP_SNOOZE]: pressSitrepSnooze,
  [INCIDENT_CONTAIN]: pressContain,
  [INCIDENT_RESOLVE]: pressResolve,
  [INCIDENT_REPORT]: pressReport,
  [INCIDENT_CLOSE]: pressClose,
  [INCIDENT_REOPEN]: pressReopen,
  [INCIDENT_MORE]: pressMore,
  [INCIDENT_MORE_ACT]: pressMoreAct,
};

export const incidentForms: Doors['forms'] = {
  [ASSESS_FORM]: submitAssess,
  [FALSE_ALARM_FORM]: submitFalseAlarm,
  [SITREP_FORM]: submitSitrep,
  [SITREP_SNOOZE_FORM]: submitSitrepSnooze,
  [SAME_THING_FORM]: submitSameThing,
  [SEVERITY_FORM]: submitSeverity,
  [CONTAIN_FORM]: submitContain,
  [NOT_CONTAINED_FORM]: submitNotContained,
  [RESOLVE_INCIDENT_FORM]: submitResolve,
  [REPORT_FORM]: submitReport,
  [REOPEN_FORM]: submitReopen,
  [RENAME_FORM]: submitRename,
  [MAKE_PRIVATE_FORM]: confirmMakePrivate,
  [MERGE_FORM]: submitMerge,
  [MERGE_CONFIRM_FORM]: confirmMerge,
  [ATTACH_FORM]: submitAttach,
  [STAKEHOLDERS_EDIT_FORM]: submitStakeholders,
  [STAKEHOLDERS_RELEASE_FORM]: submitRelease,
  [STAKEHOLDERS_BACK_FORM]: submitSendBack,
  [STAKEHOLDERS_ASK_FORM]: submitAskStakeholders,
  [STORM_ATTACH_FORM]: submitStormAttach,
  [RECORD_FORM]: submitRecord,
  [EVIDENCE_SETTLE_FORM]: submitSettle,
  [EVIDENCE_ADD_FORM]: submitAddSystem,
  [HAND_OVER_FORM]: submitHandOver,
  [NOT_ME_FORM]: submitNotMe,
};

export const incidentChanges: Doors['changes'] = {
  [ASSESS_FORM]: changeAssess,
};
