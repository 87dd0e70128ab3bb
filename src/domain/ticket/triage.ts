import { Refusal } from '../refusal.ts';

/** What a request is (TRI-2). */
export const TICKET_TYPES = [
  'enhancement',
  'information request',
  'defect',
  'change request',
  'content question',
  'deployment request',
  'other',
] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

export const PRIORITIES = ['P1', 'P2', 'P3'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const REACHES = ['many', 'some', 'few'] as const;
export const LONG_TERMS = ['yes', 'minimal', 'no'] as const;
export const BLOCKS = ['essential', 'important', 'nothing'] as const;

/** The four plain questions a defect's priority is computed from (TRI-3). */
export interface DefectImpact {
  readonly reach: (typeof REACHES)[number];
  readonly isVisible: boolean;
  /** Long-term effects, or changes to data. */
  readonly longTerm: (typeof LONG_TERMS)[number];
  readonly blocks: (typeof BLOCKS)[number];
}

/** P1 is a critical defect: any single sign is enough. Gaps between the rules go upward, to P2 (TRI-3). */
export function defectPriority(impact: DefectImpact): Priority {
  if (criticalSigns(impact).length > 0) return 'P1';
  const isSlight = impact.reach === 'few' && impact.longTerm === 'no' && impact.blocks === 'nothing';
  return isSlight ? 'P3' : 'P2';
}

function criticalSigns(impact: DefectImpact): string[] {
  return [
    ...(impact.reach === 'many' ? ['many people are affected'] : []),
    ...(impact.isVisible ? ['it is highly visible'] : []),
    ...(impact.longTerm === 'yes' ? ['it has lasting effects'] : []),
    ...(impact.blocks === 'essential' ? ['it blocks something essential'] : []),
  ];
}

/** The sentence that explains the priority: "P1, critical defect, because it is highly visible". */
export function explainPriority(impact: DefectImpact): string {
  const priority = defectPriority(impact);
  const reasons = priority === 'P1' ? criticalSigns(impact) : milderSigns(impact);
  const name = priority === 'P1' ? 'P1, critical defect' : priority;
  return `${name}, because ${inWords(reasons)}`;
}

function milderSigns(impact: DefectImpact): string[] {
  const signs = [
    ...(impact.reach === 'some' ? ['some people are affected'] : []),
    ...(impact.longTerm === 'minimal' ? ['it has minimal lasting effects'] : []),
    ...(impact.blocks === 'important' ? ['it blocks something important'] : []),
  ];
  return signs.length > 0 ? signs : ['few people are affected and nothing important is blocked'];
}

/** Whether P1 says that something is broken, and not that a wish comes first (TRI-4, TRI-5). */
export const isDefectLike = ({ type, triage }: { type: TicketType | null; triage: Triage | null }): boolean =>
  type === null || type === 'defect' || (triage !== null && triage.incident !== 'no');

/** The four answers as they were given, for the card; a person may have set another priority. */
export function tellImpact({ reach, isVisible, longTerm, blocks }: DefectImpact): string {
  const lasting = { yes: 'lasting effects', minimal: 'minimal lasting effects', no: 'no lasting effects' };
  return [
    `${reach} affected`,
    isVisible ? 'highly visible' : 'not highly visible',
    lasting[longTerm],
    blocks === 'nothing' ? 'blocks nothing' : `blocks something ${blocks}`,
  ].join(', ');
}

function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

/** What an agent answered. `incident`: could a production system be compromised (TRI-1)? */
export interface Triage {
  readonly incident: 'no' | 'yes' | 'not sure';
  /** Why it is no incident, where somebody had wondered. */
  readonly ruledOut?: string;
  readonly type: TicketType | null;
  readonly impact: DefectImpact | null;
  /** It was taken for a defect, and is explained instead (TRI-2). */
  readonly isMisunderstood?: boolean;
  /** An enhancement that comes before the product owner at once (TRI-5). */
  readonly isTimeSensitive?: boolean;
  /** A priority other than the computed one, with its reason. */
  readonly override: { readonly priority: Priority; readonly reason: string } | null;
}

export interface Triaged {
  readonly type: TicketType | null;
  readonly priority: Priority | null;
  /** How the priority came about, for the card. */
  readonly because: string | null;
}

/**
 * The priority a triage leads to. Only defects have one of their own; the product owner decides on
 * enhancements (TRI-5). Refuses a defect without its four answers, and another priority without a reason.
 */
export function concludeTriage(triage: Triage): Triaged {
  const { type, impact, override, ruledOut } = triage;
  if (ruledOut !== undefined && !ruledOut.trim())
    throw new Refusal('triage.not-ruled-out', 'Say why it is no incident.', 'because');
  if (triage.incident !== 'no')
    return { type, priority: 'P1', because: 'P1 until an engineer has looked: it may be an incident' };
  if (!type) throw new Refusal('triage.no-type', 'Choose what kind of request it is.', 'type');
  if (type !== 'defect') return { type, priority: null, because: null };
  if (!impact)
    throw new Refusal(
      'triage.no-impact',
      'Answer the four questions: the priority follows from them.',
      'reach',
    );
  const computed = defectPriority(impact);
  if (!override || override.priority === computed)
    return { type, priority: computed, because: explainPriority(impact) };
  if (!override.reason.trim()) {
    throw new Refusal(
      'triage.no-reason',
      `The answers say ${computed}. Say why it is ${override.priority}.`,
      'reason',
    );
  }
  return {
    type,
    priority: override.priority,
    because: `${override.priority}, because ${override.reason.trim()}`,
  };
}
