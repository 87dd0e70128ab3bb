/**
 * INC-11: each door of the desk through which no words of staff go out, and why not. What is not listed here must be
 * walked by tests/slack/outgoing-doors.test.ts.
 */
type Unread = Readonly<Record<string, readonly string[]>>;

const CHOSEN = 'nothing is typed into it but numbers and times';
const TEAM = 'stays with the team: under the card, or a direct message to one of them';
const ASKERS = 'the words of whoever asks, to the desk';
const OPENS = 'opens a form, or a list';
const DOES = 'does what its name says, without words';
const BEFORE = 'its words went through a form before, and are read again where they are written';

export const UNREAD_FORMS: Unread = {
  [CHOSEN]: [
    ...['oncall.rota-form', 'oncall.take-over-form', 'oncall.away-form', 'oncall.swap-form'],
    ...['policy.merge-form', 'policy.merge-sure', 'policy.retire-sure', 'desk.setup', 'desk.away-form'],
    ...['ticket.label-form', 'ticket.assign-form', 'ticket.sensitive-form', 'ticket.snooze-form'],
    ...['ticket.company-form', 'ticket.merge-form', 'engineer.form', 'escalation.accept-form'],
    ...['import.unfiled-form', 'import.form', 'import.confirm', 'storm.attach-form'],
    ...['incident.sitrep-snooze-form', 'incident.contain-form', 'incident.merge-form'],
    ...[
      'incident.make-private-form',
      'incident.merge-confirm-form',
      'incident.attach-form',
      'stakeholders.ask-form',
    ],
  ],
  [TEAM]: [
    ...['ticket.triage-form', 'ticket.note-form', 'engineer.decline-form', 'engineer.news-form'],
    ...['escalation.ask-form', 'escalation.answer-owner-form'],
  ],
  [ASKERS]: ['ticket.new', 'rating.comment-form'],
  [BEFORE]: ['escalation.decline-sure', 'stakeholders.release-form'],
  'names of components and labels, which admins write once and for all': ['policy.term-form'],
  'a phone number, which those alone read who call': ['oncall.phone-form'],
  'a text that goes out by *Reply*, which reads it': ['answer.form'],
};

export const UNREAD_VERBS: Readonly<Record<'/ticket' | '/incident' | '/desk', Unread>> = {
  '/ticket': {
    [OPENS]: [
      ...[
        'list',
        'show',
        'search',
        'why',
        'triage',
        'label',
        'assign',
        'reply',
        'note',
        'escalate',
        'engineer',
      ],
      ...['resolve', 'snooze', 'merge'],
    ],
    [DOES]: ['take', 'call', 'start', 'reopen', 'withdraw', 'unsnooze', 'unmerge', 'link', 'unlink', 'undo'],
  },
  '/incident': {
    [OPENS]: [
      ...[
        'list',
        'assess',
        'sitrep',
        'evidence',
        'attach',
        'handover',
        'contained',
        'resolve',
        'false-alarm',
      ],
      ...['report', 'reopen', 'merge', 'make-private', 'stakeholders', 'drill'],
    ],
    [DOES]: ['role', 'close', 'access'],
  },
  '/desk': { [OPENS]: ['report', 'radar', 'oncall', 'away', 'setup', 'policy'] },
};

export const UNREAD_SHORTCUTS: Unread = {
  [OPENS]: ['ticket.new', 'ticket.file', 'incident.declare', 'incident.declare-message'],
};

export const UNREAD_EVENTS: Unread = {
  'tells who and where, without words': [
    ...['app_home_opened', 'team_join', 'user_change', 'member_joined_channel', 'member_left_channel'],
    ...['channel_archive', 'group_archive', 'channel_left', 'group_left', 'channel_rename', 'group_rename'],
    ...['subteam_created', 'subteam_updated', 'subteam_members_changed', 'reaction_removed'],
  ],
  [ASKERS]: ['app_mention'],
};

export const UNREAD_BUTTONS: Unread = {
  [OPENS]: [
    ...['policy.choose', 'policy.add-component', 'policy.add-label', 'policy.edit', 'policy.merge'],
    ...['policy.retire', 'oncall.change', 'oncall.take-over', 'oncall.away', 'oncall.swap', 'oncall.phone'],
    ...[
      'ticket.triage',
      'ticket.reply',
      'ticket.escalate',
      'ticket.resolve',
      'ticket.more',
      'ticket.more-act',
    ],
    ...['ticket.why', 'ticket.list-next', 'ticket.list-previous', 'ticket.list-file', 'ticket.search-all'],
    ...['ticket.open', 'ticket.declare', 'issue.preview', 'engineer.decline', 'engineer.news'],
    ...['escalation.accept', 'escalation.decline', 'escalation.ask', 'escalation.answer-owner'],
    ...['rating.comment', 'answer.new', 'answer.edit', 'message.edit', 'radar.write'],
    ...['home.new-ticket', 'home.list', 'home.setup', 'home.unfiled', 'home.oncall'],
    ...['import.next-page', 'import.previous-page', 'import.other'],
    ...[
      'incident.open',
      'incident.which',
      'incident.declare-words',
      'incident.make-private',
      'incident.assess',
      'incident.sitrep',
    ],
    ...['incident.attach', 'incident.record', 'incident.tasks', 'incident.evidence', 'evidence.settle'],
    ...['evidence.add', 'incident.hand-over', 'incident.not-me', 'incident.merge', 'incident.sitrep-snooze'],
    ...['incident.contain', 'incident.resolve', 'incident.report', 'incident.reopen', 'incident.more'],
    ...['incident.more-act', 'stakeholders.edit', 'stakeholders.release', 'stakeholders.back'],
    ...['storm.declare', 'storm.attach'],
  ],
  [DOES]: [
    ...['policy.bring-back', 'oncall.remove', 'ticket.take', 'ticket.undo', 'issue.link'],
    ...['engineer.take', 'escalation.start', 'ticket.reopen', 'ticket.unmerge', 'ticket.satisfied'],
    ...['ticket.not-yet', 'ticket.article', 'view.delete', 'ticket.rate-one', 'ticket.rate-two'],
    ...['ticket.rate-three', 'ticket.rate-four', 'ticket.rate-five', 'ticket.still-need-help'],
    ...['ticket.still-affected', 'ticket.withdraw', 'answer.delete', 'group.confirm'],
    ...['incident.respond', 'incident.command', 'incident.join', 'incident.detach', 'storm.put-away'],
    ...['entry.done', 'entry.defer', 'incident.accept', 'incident.stay', 'incident.let-in'],
    ...['incident.keep-out', 'incident.subscribe', 'incident.unsubscribe', 'incident.lay-down'],
    ...['incident.take-communications', 'incident.take-technical-lead', 'incident.take-scribe'],
  ],
  [ASKERS]: ['parked.add', 'parked.new'],
  [BEFORE]: ['incident.nothing-changed', 'incident.close'],
};

/** Of `firstline`. */
export const UNREAD_COMMANDS: Unread = {
  'works on the desk itself': ['start', 'doctor', 'outbox', 'retry', 'policy', 'check', 'simulate'],
  'reads alone': ['incident', 'verify', 'list'],
};

export const doorsIn = (unread: Unread): string[] => Object.values(unread).flat();
