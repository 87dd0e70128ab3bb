/** What a message to the requester is for (UPD-2). */
export const UPDATE_KINDS = [
  'first response',
  'clarification',
  'after triage',
  'status update',
  'question from the work',
  'explanation',
  'ready for testing',
  'deployed',
  'solved',
  'follow-up',
  'closing notice',
  'final thanks',
] as const;
/** Beside the twelve: a known workaround goes out at once (UPD-2), a call is offered by its own button (CNV-6). */
export const MESSAGE_KINDS = [...UPDATE_KINDS, 'workaround', 'call'] as const;
export type UpdateKind = (typeof MESSAGE_KINDS)[number];

/** Each kind's drafts, by their names in the policy; some kinds have several, and a person chooses. */
export const TEMPLATES = {
  first_response_finding_out: { kind: 'first response', label: 'I am finding out' },
  first_response_engineers: { kind: 'first response', label: 'The engineers are looking' },
  first_response_trying: { kind: 'first response', label: 'I am trying it myself' },
  clarification: { kind: 'clarification', label: 'Clarification' },
  after_triage: { kind: 'after triage', label: 'What we make of it' },
  after_triage_critical: { kind: 'after triage', label: 'It is a critical problem' },
  after_triage_incident: { kind: 'after triage', label: 'It may be an incident' },
  status_update: { kind: 'status update', label: 'Status update' },
  question_from_the_work: { kind: 'question from the work', label: 'Question from the work' },
  explanation: { kind: 'explanation', label: 'Explanation' },
  ready_for_testing: { kind: 'ready for testing', label: 'Ready for testing' },
  deployed: { kind: 'deployed', label: 'Deployed' },
  solved: { kind: 'solved', label: 'Solved' },
  follow_up: { kind: 'follow-up', label: 'Follow-up' },
  closing_notice: { kind: 'closing notice', label: 'Closing notice' },
  final_thanks: { kind: 'final thanks', label: 'Final thanks' },
  workaround: { kind: 'workaround', label: 'Known workaround' },
} as const satisfies Record<string, { kind: UpdateKind; label: string }>;
export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as [TemplateName, ...TemplateName[]];

export const kindOf = (template: TemplateName): UpdateKind => TEMPLATES[template].kind;

/** The drafts of a kind, the usual one first. */
export const templatesOf = (kind: UpdateKind): TemplateName[] =>
  TEMPLATE_NAMES.filter((name) => kindOf(name) === kind);

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(TEMPLATES, name);

/** Whether such a message usually wants an answer before the work goes on (CNV-3). */
export const asksByNature = (kind: UpdateKind): boolean =>
  kind === 'clarification' || kind === 'question from the work';

/** The kinds in which nobody may promise a date without saying so (UPD-3). */
export const isGuarded = (kind: UpdateKind): boolean => kind === 'after triage' || kind === 'status update';

/** What a public text is that nobody gave a kind (UPD-3). */
export const KIND_OF_THE_REST: UpdateKind = 'status update';
