import { z } from 'zod';
import {
  BLOCKS,
  type DefectImpact,
  LONG_TERMS,
  PRIORITIES,
  REACHES,
  TICKET_TYPES,
  type Triage,
} from '../../domain/ticket/triage.ts';

const yesOrNo = z.enum(['yes', 'no']).nullish();

/** What is answered so far; the form grows with it. A field that is not shown yet is undefined. */
export const triageAnswers = z.object({
  incident: z.enum(['no', 'yes', 'not sure'], 'Answer this first.').nullish(),
  /** What follows from a yes, or from not being sure. */
  doubt: z.enum(['declare', 'ask', 'none']).nullish(),
  /** Why it is no incident after all. */
  because: z.string().nullish(),
  type: z.enum(TICKET_TYPES).nullish(),
  misunderstood: yesOrNo,
  reach: z.enum(REACHES).nullish(),
  visible: yesOrNo,
  longTerm: z.enum(LONG_TERMS).nullish(),
  blocks: z.enum(BLOCKS).nullish(),
  priority: z.enum(PRIORITIES).nullish(),
  reason: z.string().nullish(),
  timeSensitive: z.array(z.string()).nullish(),
  /** Ids of terms. */
  component: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  /** Key of the requester's. */
  organisation: z.string().nullish(),
});
export type TriageAnswers = z.infer<typeof triageAnswers>;

/** Somebody wondered, and it is none: it is triaged as what it is, and their reason is kept (TRI-1). */
export function settled(answers: TriageAnswers): TriageAnswers {
  const isNone = answers.incident !== 'no' && answers.doubt === 'none';
  return isNone ? { ...answers, incident: 'no' } : answers;
}

/** A feature that is misunderstood is no defect (TRI-2): it is filed as what it is, and explained. */
export function toTriage(given: TriageAnswers): Triage {
  const answers = settled(given);
  const { incident, priority, reason } = answers;
  const isMisunderstood = isExplained(answers);
  const type = isMisunderstood ? 'information request' : (answers.type ?? null);
  const isTimeSensitive = isEnhancement(answers) && (answers.timeSensitive?.includes('yes') ?? false);
  return {
    incident: incident ?? 'no',
    type,
    impact: type === 'defect' ? impactOf(answers) : null,
    override: priority ? { priority, reason: reason ?? '' } : null,
    ...(isMisunderstood ? { isMisunderstood } : {}),
    ...(isTimeSensitive ? { isTimeSensitive } : {}),
    ...(given.incident !== 'no' && given.doubt === 'none' ? { ruledOut: given.because ?? '' } : {}),
  };
}

const isEnhancement = ({ incident, type }: TriageAnswers): boolean =>
  incident === 'no' && type === 'enhancement';

const isExplained = ({ incident, type, misunderstood }: TriageAnswers): boolean =>
  incident === 'no' && type === 'defect' && misunderstood === 'yes';

/** What was chosen of the taxonomy; undefined where the field was not shown, and nothing changes. */
export function toTerms({ component, labels, organisation }: TriageAnswers) {
  return {
    organisationKey: organisation,
    componentId: component === undefined ? undefined : component === null ? null : Number(component),
    labelIds: labels?.map(Number),
  };
}

/** An earlier triage as answers, to begin from. */
export function fromTriage(ticket: {
  readonly triage: Triage | null;
  readonly componentId: number | null;
  readonly labelIds: readonly number[];
}): TriageAnswers {
  const { triage, componentId, labelIds } = ticket;
  const terms = {
    component: componentId === null ? null : String(componentId),
    labels: labelIds.map(String),
  };
  if (!triage) return terms;
  const { impact, override } = triage;
  return {
    ...terms,
    incident: triage.incident,
    ...(triage.incident === 'no' ? {} : { doubt: 'ask' as const }),
    type: triage.type,
    timeSensitive: triage.isTimeSensitive ? ['yes'] : [],
    ...(triage.type === 'defect' ? { misunderstood: 'no' as const } : {}),
    ...(impact && { reach: impact.reach, longTerm: impact.longTerm, blocks: impact.blocks }),
    ...(impact && { visible: impact.isVisible ? ('yes' as const) : ('no' as const) }),
    ...(override && { priority: override.priority, reason: override.reason }),
  };
}

/** Null until all four questions are answered. */
export function impactOf({ reach, visible, longTerm, blocks }: TriageAnswers): DefectImpact | null {
  if (!reach || !visible || !longTerm || !blocks) return null;
  return { reach, isVisible: visible === 'yes', longTerm, blocks };
}
