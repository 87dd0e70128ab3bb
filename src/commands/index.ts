import { ANSWER_FORM } from '../views/answer/answer-form.ts';
import { ANSWER_DELETE, ANSWER_EDIT, ANSWER_NEW } from '../views/answer/answer-list.ts';
import { DESK_AWAY } from '../views/desk/away.ts';
import { DESK_SETUP } from '../views/desk/setup.ts';
import { ESCALATION_START } from '../views/escalation/decision.ts';
import { ENGINEER_DECLINE_FORM, ENGINEER_FORM, ENGINEER_NEWS_FORM } from '../views/escalation/engineer.ts';
import { ESCALATE_FORM, TICKET_ESCALATE } from '../views/escalation/escalate.ts';
import { ISSUE_PREVIEW } from '../views/escalation/preview.ts';
import { ISSUE_LINK } from '../views/escalation/similar-issues.ts';
import { HOME_LIST, HOME_NEW_TICKET, HOME_ONCALL, HOME_SETUP, HOME_UNFILED } from '../views/home.ts';
import { IMPORT_CONFIRM } from '../views/import/confirm.ts';
import { IMPORT_NEXT, IMPORT_PREVIOUS } from '../views/import/found.ts';
import { IMPORT_FORM } from '../views/import/import.ts';
import { IMPORT_OTHER, UNFILED_FORM } from '../views/import/unfiled.ts';
import { INCIDENT_DECLARE } from '../views/incident/declare.ts';
import { INCIDENT_COMMAND, INCIDENT_JOIN, INCIDENT_OPEN, INCIDENT_RESPOND } from '../views/incident/ids.ts';
import { RADAR_WRITE } from '../views/radar.ts';
import { ASSIGN_FORM } from '../views/ticket/assign.ts';
import { TICKET_TRIAGE } from '../views/ticket/card.ts';
import { NOTE_EDIT, NOTE_SAYS_NONE, NOTE_SEND_ANYWAY } from '../views/ticket/held-note.ts';
import { LABEL_FORM } from '../views/ticket/label.ts';
import { TICKET_OPEN } from '../views/ticket/lines.ts';
import {
  TICKET_LIST_FILE,
  TICKET_LIST_NEXT,
  TICKET_LIST_PREVIOUS,
  TICKET_SEARCH_ALL,
} from '../views/ticket/list.ts';
import { COMPANY_FORM, MERGE_FORM, TICKET_UNMERGE } from '../views/ticket/merge.ts';
import { TICKET_MORE, TICKET_MORE_ACT } from '../views/ticket/more.ts';
import { TICKET_NEW } from '../views/ticket/new-ticket.ts';
import { NOTE_FORM } from '../views/ticket/note.ts';
import {
  RATE_FIVE,
  RATE_FOUR,
  RATE_ONE,
  RATE_THREE,
  RATE_TWO,
  RATING_COMMENT,
  RATING_COMMENT_FORM,
} from '../views/ticket/rating.ts';
import { REPLY_FORM } from '../views/ticket/reply.ts';
import { RESOLVE_FORM } from '../views/ticket/resolve.ts';
import { VIEW_DELETE } from '../views/ticket/saved-views.ts';
import { SENSITIVE_FORM } from '../views/ticket/sensitive.ts';
import { SNOOZE_FORM } from '../views/ticket/snooze.ts';
import { TRIAGE_FORM } from '../views/ticket/triage.ts';
import {
  COMMENT_SHARE,
  ENGINEER_DECLINE,
  ENGINEER_NEWS,
  ENGINEER_TAKE,
  GROUP_CONFIRM,
  PARKED_ADD,
  PARKED_NEW,
  SEND_TO_REQUESTER,
  TICKET_ARTICLE,
  TICKET_NOT_YET,
  TICKET_REOPEN,
  TICKET_REPLY,
  TICKET_RESOLVE,
  TICKET_SATISFIED,
  TICKET_STILL_NEED,
  TICKET_TAKE,
  TICKET_WHY,
  TICKET_WITHDRAW,
  UNDO,
} from '../views/words.ts';
import { pressDeleteAnswer, pressEditAnswer, pressNewAnswer, submitAnswer } from './answer/manage.ts';
import { suggestAnswers } from './answer/suggest.ts';
import type { Doors } from './asked.ts';
import { awayVerb, submitAway } from './desk/away.ts';
import { pressConfirmGroup } from './desk/confirm-group.ts';
import { slackEvents } from './desk/on-slack.ts';
import { policyButtons, policyVerb } from './desk/policy.ts';
import { pressWriteUpdate, radarVerb } from './desk/radar.ts';
import { reportVerb } from './desk/report.ts';
import { openSetup, setupSuggestions, setupVerb, submitSetup } from './desk/setup.ts';
import { termForms } from './desk/term.ts';
import { decideButtons, decideForms } from './escalation/decide.ts';
import {
  changeImport,
  pressImportOther,
  pressImportPage,
  submitImport,
  submitImportConfirm,
} from './import/import.ts';
import { openUnfiled, submitUnfiled } from './import/unfiled.ts';
import { accessVerb } from './incident/access.ts';
import { openDeclare, openDeclareMessage, submitDeclare } from './incident/declare.ts';
import { incidentButtons, incidentChanges, incidentForms } from './incident/doors.ts';
import { drillVerb } from './incident/drill.ts';
import { incidentListVerb } from './incident/list.ts';
import { pressOpenIncident } from './incident/open.ts';
import { onMark } from './incident/record.ts';
import { pressJoin, pressRespond, pressTakeCommand } from './incident/take-part.ts';
import { incidentVerbs } from './incident/verbs.ts';
import { inIncident } from './incident/which.ts';
import { overrideButtons, overrideForms } from './oncall/overrides.ts';
import { oncallVerb, openRota, rotaButtons, rotaForms } from './oncall/rota.ts';
import { termSuggestions } from './terms.ts';
import { assignVerb, submitAssign } from './ticket/assign.ts';
import { callVerb } from './ticket/call.ts';
import {
  engineerVerb,
  pressDecline,
  pressNews,
  pressTakeEscalation,
  submitDecline,
  submitEngineer,
  submitNews,
} from './ticket/engineer.ts';
import {
  changeEscalate,
  escalateVerb,
  pressEscalate,
  pressLinkIssue,
  pressPreview,
  submitEscalate,
} from './ticket/escalate.ts';
import { openFileMessage } from './ticket/file-message.ts';
import { labelVerb, submitLabels } from './ticket/label.ts';
import { listVerb, pressFileWords, pressHomeList, pressNext, pressPrevious } from './ticket/list.ts';
import { pressOpen, pressSearchAll, searchVerb, showVerb } from './ticket/look.ts';
import {
  linkVerb,
  mergeVerb,
  pressUnmerge,
  submitCompany,
  submitMerge,
  unlinkVerb,
  unmergeVerb,
} from './ticket/merge.ts';
import { pressMore, pressMoreAct, submitSensitive } from './ticket/more.ts';
import { changeNewTicket, openNewTicket, submitNewTicket } from './ticket/new-ticket.ts';
import { noteVerb, submitNote } from './ticket/note.ts';
import { onMention, onMessage } from './ticket/on-message.ts';
import { onReactionAdded, onReactionRemoved } from './ticket/on-reaction.ts';
import { pressAddParked, pressNewFromParked } from './ticket/parked.ts';
import { pressComment, pressRate, pressSatisfied, submitComment } from './ticket/rate.ts';
import { changeReply, pressReply, replyVerb, submitReply } from './ticket/reply.ts';
import {
  changeResolve,
  pressArticle,
  pressReopen,
  pressResolve,
  reopenVerb,
  resolveVerb,
  submitResolve,
} from './ticket/resolve.ts';
import { pressDeleteView } from './ticket/saved-views.ts';
import {
  pressEditNote,
  pressSaysNone,
  pressSendAnyway,
  pressSendToRequester,
  pressShare,
} from './ticket/send-to-requester.ts';
import { snoozeVerb, submitSnooze, unsnoozeVerb } from './ticket/snooze.ts';
import { pressStart, startVerb } from './ticket/start.ts';
import { pressStillNeedHelp } from './ticket/still-need-help.ts';
import { pressTake, takeVerb } from './ticket/take.ts';
import { changeTriage, pressTriage, submitTriage, triageVerb } from './ticket/triage.ts';
import { pressUndo, undoVerb } from './ticket/undo.ts';
import { pressWhy, whyVerb } from './ticket/why.ts';
import { pressWithdraw, withdrawVerb } from './ticket/withdraw.ts';
import { command } from './verbs.ts';

const ASK_A_PERSON = 'To ask a person, write `/ticket` and what you need.';

/** The words of each command; anything else is free text. */
export const verbs = {
  '/ticket': {
    list: listVerb,
    show: showVerb,
    search: searchVerb,
    why: whyVerb,
    triage: triageVerb,
    label: labelVerb,
    take: takeVerb,
    assign: assignVerb,
    reply: replyVerb,
    call: callVerb,
    note: noteVerb,
    escalate: escalateVerb,
    engineer: engineerVerb,
    start: startVerb,
    resolve: resolveVerb,
    reopen: reopenVerb,
    withdraw: withdrawVerb,
    snooze: snoozeVerb,
    unsnooze: unsnoozeVerb,
    merge: mergeVerb,
    unmerge: unmergeVerb,
    link: linkVerb,
    unlink: unlinkVerb,
    undo: undoVerb,
  },
  '/incident': {
    list: incidentListVerb,
    ...inIncident(incidentVerbs),
    access: accessVerb,
    drill: drillVerb,
  },
  '/desk': {
    report: reportVerb,
    radar: radarVerb,
    oncall: oncallVerb,
    away: awayVerb,
    setup: setupVerb,
    policy: policyVerb,
  },
} as const;

const ticket = command({
  name: '/ticket',
  verbs: verbs['/ticket'],
  async otherwise(asked) {
    await openNewTicket(asked, asked.channelId, asked.text);
    return undefined;
  },
  helpEnding: '`/ticket` and a few words file a ticket, and a person answers.',
  slip: {
    nothing: 'Nothing was filed.',
    otherwise: (words) => `To ask the desk about ${words}, say it in a few more words.`,
  },
  isByNumber: true,
});

const incident = command({
  name: '/incident',
  verbs: verbs['/incident'],
  otherwise: (asked) => openDeclare(asked, asked.text),
  helpEnding: '`/incident` and a few words declare one, at any hour.',
  slip: {
    nothing: 'Nothing was declared.',
    otherwise: (words) => `If something is wrong, say what in a few more words than ${words}.`,
  },
});

const desk: Doors['commands'][string] = command({
  name: '/desk',
  verbs: verbs['/desk'],
  otherwise: (asked) => desk({ ...asked, text: 'help' }),
  helpEnding: ASK_A_PERSON,
  slip: { nothing: 'Nothing changed.', otherwise: () => '`/desk help` shows what there is.' },
});

export const doors: Doors = {
  commands: { '/ticket': ticket, '/incident': incident, '/desk': desk },
  shortcuts: {
    [TICKET_NEW]: (asked) => openNewTicket(asked, null),
    'ticket.file': openFileMessage,
    [INCIDENT_DECLARE]: (asked) => openDeclare(asked),
    'incident.declare-message': openDeclareMessage,
  },
  buttons: {
    ...policyButtons,
    ...rotaButtons,
    ...overrideButtons,
    [TICKET_TAKE]: pressTake,
    [UNDO]: pressUndo,
    [TICKET_TRIAGE]: pressTriage,
    [TICKET_REPLY]: pressReply,
    [TICKET_ESCALATE]: pressEscalate,
    [ISSUE_PREVIEW]: pressPreview,
    [ISSUE_LINK]: pressLinkIssue,
    [ENGINEER_TAKE]: pressTakeEscalation,
    [ENGINEER_DECLINE]: pressDecline,
    [ENGINEER_NEWS]: pressNews,
    ...decideButtons,
    [ESCALATION_START]: pressStart,
    [TICKET_RESOLVE]: pressResolve,
    [TICKET_REOPEN]: pressReopen,
    [TICKET_MORE]: pressMore,
    [TICKET_MORE_ACT]: pressMoreAct,
    [TICKET_UNMERGE]: pressUnmerge,
    [TICKET_WHY]: pressWhy,
    [TICKET_SATISFIED]: pressSatisfied,
    [TICKET_NOT_YET]: pressReopen,
    [TICKET_ARTICLE]: pressArticle,
    [TICKET_LIST_NEXT]: pressNext,
    [TICKET_LIST_PREVIOUS]: pressPrevious,
    [TICKET_LIST_FILE]: pressFileWords,
    [TICKET_SEARCH_ALL]: pressSearchAll,
    [TICKET_OPEN]: pressOpen,
    [VIEW_DELETE]: pressDeleteView,
    [RATE_ONE]: pressRate(1),
    [RATE_TWO]: pressRate(2),
    [RATE_THREE]: pressRate(3),
    [RATE_FOUR]: pressRate(4),
    [RATE_FIVE]: pressRate(5),
    [RATING_COMMENT]: pressComment,
    [SEND_TO_REQUESTER]: pressSendToRequester,
    [COMMENT_SHARE]: pressShare,
    [TICKET_STILL_NEED]: pressStillNeedHelp,
    [TICKET_WITHDRAW]: pressWithdraw,
    [ANSWER_NEW]: pressNewAnswer,
    [ANSWER_EDIT]: pressEditAnswer,
    [ANSWER_DELETE]: pressDeleteAnswer,
    [NOTE_EDIT]: pressEditNote,
    [NOTE_SEND_ANYWAY]: pressSendAnyway,
    [NOTE_SAYS_NONE]: pressSaysNone,
    [GROUP_CONFIRM]: pressConfirmGroup,
    [PARKED_ADD]: pressAddParked,
    [PARKED_NEW]: pressNewFromParked,
    [HOME_NEW_TICKET]: (asked) => openNewTicket(asked, null),
    [HOME_LIST]: pressHomeList,
    [HOME_SETUP]: openSetup,
    [HOME_UNFILED]: (asked) => openUnfiled(asked),
    [IMPORT_NEXT]: pressImportPage,
    [IMPORT_PREVIOUS]: pressImportPage,
    [IMPORT_OTHER]: pressImportOther,
    [HOME_ONCALL]: openRota,
    [RADAR_WRITE]: pressWriteUpdate,
    [INCIDENT_RESPOND]: pressRespond,
    [INCIDENT_COMMAND]: pressTakeCommand,
    [INCIDENT_JOIN]: pressJoin,
    [INCIDENT_OPEN]: pressOpenIncident,
    ...incidentButtons,
  },
  forms: {
    [TICKET_NEW]: submitNewTicket,
    ...termForms,
    ...rotaForms,
    ...overrideForms,
    [TRIAGE_FORM]: submitTriage,
    [LABEL_FORM]: submitLabels,
    [REPLY_FORM]: submitReply,
    [NOTE_FORM]: submitNote,
    [ANSWER_FORM]: submitAnswer,
    [ESCALATE_FORM]: submitEscalate,
    [ENGINEER_FORM]: submitEngineer,
    [ENGINEER_DECLINE_FORM]: submitDecline,
    [ENGINEER_NEWS_FORM]: submitNews,
    ...decideForms,
    [RESOLVE_FORM]: submitResolve,
    [RATING_COMMENT_FORM]: submitComment,
    [ASSIGN_FORM]: submitAssign,
    [SENSITIVE_FORM]: submitSensitive,
    [SNOOZE_FORM]: submitSnooze,
    [COMPANY_FORM]: submitCompany,
    [MERGE_FORM]: submitMerge,
    [UNFILED_FORM]: submitUnfiled,
    [IMPORT_FORM]: submitImport,
    [IMPORT_CONFIRM]: submitImportConfirm,
    [DESK_SETUP]: submitSetup,
    [DESK_AWAY]: submitAway,
    [INCIDENT_DECLARE]: submitDeclare,
    ...incidentForms,
  },
  changes: {
    [TICKET_NEW]: changeNewTicket,
    [TRIAGE_FORM]: changeTriage,
    [ESCALATE_FORM]: changeEscalate,
    [REPLY_FORM]: changeReply,
    [RESOLVE_FORM]: changeResolve,
    [IMPORT_FORM]: changeImport,
    ...incidentChanges,
  },
  suggestions: { ...termSuggestions, ...setupSuggestions, [REPLY_FORM]: { answer: suggestAnswers } },
  events: {
    ...slackEvents,
    message: onMessage,
    app_mention: onMention,
    reaction_added: async (asked, event) => {
      await onReactionAdded(asked, event);
      await onMark(asked, event);
    },
    reaction_removed: async (asked, event) => {
      await onReactionRemoved(asked, event);
      await onMark(asked, event);
    },
  },
};
